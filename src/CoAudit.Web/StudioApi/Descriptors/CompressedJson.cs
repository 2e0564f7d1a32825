using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoAudit.Web.StudioApi.Descriptors;

/// <summary>An answer that is the same until the service starts anew: made and compressed once, and sent again only to a browser that does not have it.</summary>
internal sealed class CompressedJson : IResult
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly byte[] plain;
    private readonly byte[] brotli;
    private readonly string tag;

    public CompressedJson(object value)
    {
        plain = JsonSerializer.SerializeToUtf8Bytes(value, Options);
        tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(plain))[..20]}\"";
        using MemoryStream compressed = new();
        using (BrotliStream stream = new(compressed, CompressionLevel.Optimal))
        {
            stream.Write(plain);
        }

        brotli = compressed.ToArray();
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.ETag = tag;
        response.Headers.Vary = "Accept-Encoding";
        if (request.Headers.IfNoneMatch.Contains(tag, StringComparer.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/json; charset=utf-8";
        var asBrotli = request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.OrdinalIgnoreCase);
        if (asBrotli)
        {
            response.Headers.ContentEncoding = "br";
        }

        await response.Body.WriteAsync(asBrotli ? brotli : plain, httpContext.RequestAborted);
    }
}
