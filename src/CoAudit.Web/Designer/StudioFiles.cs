using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;

namespace CoAudit.Web.Designer;

/// <summary>
/// The files of Elsa Studio's package, served under <c>/designer/</c> in the form that the package brings them.
/// What has its contents' fingerprint in its name, or is asked for with its version, is kept by browsers for a year; the rest is asked for again and rarely sent again.
/// </summary>
internal sealed partial class StudioFiles
{
    public const string Home = "/designer/";

    private const string Brotli = ".br";
    private const string Kept = "public, max-age=31536000, immutable";

    private readonly FrozenDictionary<string, StudioFile> files;

    public StudioFiles()
        : this(new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "studio")))
    {
    }

    internal StudioFiles(DirectoryInfo folder)
    {
        FileExtensionContentTypeProvider types = new(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            [".css"] = "text/css",
            [".cur"] = "image/x-icon",
            [".dat"] = "application/octet-stream",
            [".ico"] = "image/x-icon",
            [".js"] = "text/javascript",
            [".json"] = "application/json",
            [".png"] = "image/png",
            [".svg"] = "image/svg+xml",
            [".ttf"] = "font/ttf",
            [".wasm"] = "application/wasm",
            [".webmanifest"] = "application/manifest+json",
            [".woff2"] = "font/woff2",
        });
        files = folder.Exists
            ? folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => Describe(folder, file, types)).ToFrozenDictionary(StringComparer.Ordinal)
            : FrozenDictionary<string, StudioFile>.Empty;
    }

    /// <summary>The files by their paths below <see cref="Home"/>.</summary>
    public IReadOnlyDictionary<string, StudioFile> All => files;

    /// <summary>Where a page asks for a file, with the version of its contents.</summary>
    /// <exception cref="KeyNotFoundException">The package has no such file.</exception>
    public string AddressOf(string path) => $"{Home}{path}?v={files[path].Tag}";

    /// <summary>Answers a request for one of the files.</summary>
    /// <returns>False when it is for none of them.</returns>
    public async Task<bool> TryServeAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (!(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            || request.Path.Value is not { } path
            || !path.StartsWith(Home, StringComparison.Ordinal)
            || !files.TryGetValue(path[Home.Length..], out var file))
        {
            return false;
        }

        var asBrotli = file.IsBrotli && request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.OrdinalIgnoreCase);
        var tag = $"\"{file.Tag}{(asBrotli ? "-br" : "")}\"";
        response.Headers.ETag = tag;
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.CacheControl = file.IsFingerprinted || request.Query.ContainsKey("v") ? Kept : "no-cache";
        if (request.Headers.IfNoneMatch.Contains(tag, StringComparer.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }

        response.ContentType = file.ContentType;
        if (asBrotli)
        {
            response.Headers.ContentEncoding = "br";
        }

        if (HttpMethods.IsGet(request.Method))
        {
            await file.SendAsync(response, asBrotli, context.RequestAborted);
        }

        return true;
    }

    private static KeyValuePair<string, StudioFile> Describe(DirectoryInfo folder, FileInfo file, FileExtensionContentTypeProvider types)
    {
        var path = Path.GetRelativePath(folder.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
        var isBrotli = path.EndsWith(Brotli, StringComparison.Ordinal);
        path = isBrotli ? path[..^Brotli.Length] : path;
        var type = types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        return new(path, new StudioFile(file, type, isBrotli, Fingerprint().IsMatch(path)));
    }

    // What .NET and Vite put into names: Radzen.Blazor.hjuhjeexw9.wasm, editor.api-i0YVFWkl.js.
    [GeneratedRegex(@"(\.[0-9a-z]{10}\.(wasm|js|dat|bundle\.scp\.css)|/vs/(assets/)?[^/]+-[A-Za-z0-9_-]{8}\.(js|css))$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Fingerprint();
}
