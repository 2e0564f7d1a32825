using System.IO.Compression;
using System.Security.Cryptography;

namespace CoAudit.Web.Designer;

/// <summary>One file of Elsa Studio's package as it lies beside the program: in brotli's form, or as it is where that would save nothing.</summary>
internal sealed class StudioFile
{
    private readonly FileInfo file;
    private readonly Lazy<string> tag;

    public StudioFile(FileInfo file, string contentType, bool isBrotli, bool isFingerprinted)
    {
        this.file = file;
        (ContentType, IsBrotli, IsFingerprinted) = (contentType, isBrotli, isFingerprinted);
        tag = new Lazy<string>(() => ReadTag(file));
    }

    public string ContentType { get; }

    public bool IsBrotli { get; }

    /// <summary>True when its name changes with its contents.</summary>
    public bool IsFingerprinted { get; }

    /// <summary>Bytes on the wire.</summary>
    public long Length => file.Length;

    /// <summary>Names the contents.</summary>
    public string Tag => tag.Value;

    /// <summary>Sends the stored bytes, or what is in them to a caller that does not know brotli.</summary>
    public async Task SendAsync(HttpResponse response, bool asBrotli, CancellationToken cancellationToken)
    {
        if (!IsBrotli || asBrotli)
        {
            response.ContentLength = file.Length;
            await response.SendFileAsync(file.FullName, cancellationToken);
            return;
        }

        await using var stored = file.OpenRead();
        await using BrotliStream plain = new(stored, CompressionMode.Decompress);
        await plain.CopyToAsync(response.Body, cancellationToken);
    }

    private static string ReadTag(FileInfo file)
    {
        using var contents = file.OpenRead();
        return Convert.ToHexStringLower(SHA256.HashData(contents))[..20];
    }
}
