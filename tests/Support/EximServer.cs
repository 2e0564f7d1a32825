using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CoAudit.TestSupport;

/// <summary>
/// A real mail server on loopback, without privileges and with a configuration of its own. It takes mail to every address, except that
/// local parts that begin with <c>busy</c> get a 4xx answer and those that begin with <c>unknown</c> a 5xx one.
/// </summary>
public sealed class EximServer : IAsyncDisposable
{
    /// <summary>The only account, where authentication is asked for.</summary>
    public const string Username = "coaudit";

    /// <summary>That account's password.</summary>
    public const string Password = "a password for loopback only";

    private const string ServerUser = "Debian-exim";
    private const string Program = "/usr/sbin/exim4";

    private readonly TempFolder folder = new("exim", owner: ServerUser);
    private ServerProcess? process;

    private EximServer(int port, X509Certificate2 certificate) => (Port, Certificate) = (port, certificate);

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Its self-signed certificate for <c>localhost</c>, to be trusted by the test that asked for TLS.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The mails that it took and delivered, one for each recipient.</summary>
    public Mails Mails => field ??= new Mails(folder.File("mail/new"));

    /// <summary>The service's settings for sending its mails here.</summary>
    public IReadOnlyDictionary<string, string> ServiceSettings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Mail__PickupDirectory"] = "",
        ["Mail__Host"] = "127.0.0.1",
        ["Mail__Port"] = Port.ToString(CultureInfo.InvariantCulture),
        ["Mail__Security"] = "None",
    };

    /// <summary>Starts a server that takes mail from anyone, or only over STARTTLS from <see cref="Username"/>.</summary>
    public static async Task<EximServer> StartAsync(bool secured = false)
    {
        var server = new EximServer(FreePort.Next(), MakeCertificate());
        try
        {
            await server.LaunchAsync(secured);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        Certificate.Dispose();
        folder.Dispose();
    }

    private async Task LaunchAsync(bool secured)
    {
        await File.WriteAllTextAsync(folder.File("certificate.pem"), Certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(folder.File("key.pem"), Certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        await File.WriteAllTextAsync(folder.File("exim.conf"), Configuration(secured));
        process = ServerProcess.Start(Command.Describe(Command.AsUser(ServerUser, Program, "-C", folder.File("exim.conf"), "-bdf", "-q1s")));
        await Eventually.ThatAsync(
            () => process.IsListeningAsync(Port), string.Create(CultureInfo.InvariantCulture, $"exim listens on {Port}"));
    }

    private string Configuration(bool secured) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        TEST_FOLDER = {folder.FullPath}
        TEST_PORT = {Port}
        TEST_USERNAME = {Username}
        TEST_PASSWORD = {Password}
        {(secured ? "TEST_SECURED = yes" : "")}
        {File.ReadAllText(Path.Combine(Repository.Root, "tests", "Support", "exim.conf"))}
        """);

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
