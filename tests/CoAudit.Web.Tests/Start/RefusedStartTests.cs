using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CoAudit.Web.Tests.Start;

/// <summary>A service that cannot start says why in one line that tells what to do, and ends.</summary>
public sealed class RefusedStartTests
{
    [Theory]
    [InlineData("Mail__Hots", "mail.example.org", "The setting Mail:Hots is unknown")]
    [InlineData("Pump__Interval", "soon", "Pump__Interval is 'soon'")]
    [InlineData("ConnectionStrings__CoAudit", "Data Source=/proc/nowhere/coaudit.db", "The database /proc/nowhere/coaudit.db cannot be written")]
    [InlineData("COAUDIT_BOOTSTRAP_API_KEY", "short", "COAUDIT_BOOTSTRAP_API_KEY is too short")]
    public async Task A_setting_that_cannot_be_used_is_named(string key, string value, string said) =>
        AssertOneLine(await RefusalAsync(key, value), said);

    [Fact]
    public async Task A_port_in_use_is_named_with_a_way_out()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");

        var output = await RefusalAsync("ASPNETCORE_URLS", address);

        AssertOneLine(output, $"Failed to bind to address {address}: address already in use. Choose another with --urls");
    }

    private static async Task<string> RefusalAsync(string key, string value)
    {
        await using var service = ServiceProcess.Prepare(new Dictionary<string, string>(StringComparer.Ordinal) { [key] = value });
        service.Launch();
        await Eventually.ThatAsync(() => Task.FromResult(service.Process.HasEnded), $"the service with {key}={value} has ended");
        Assert.Equal(1, service.Process.ExitCode);
        return service.Output;
    }

    private static void AssertOneLine(string output, string said)
    {
        Assert.Contains($"CoAudit cannot start: ", output, StringComparison.Ordinal);
        Assert.Contains(said, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
    }
}
