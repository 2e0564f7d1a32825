using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Logging;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>
/// Elsa Studio's package as any web server would serve it, to measure ours against: the files with their brotli siblings and entity tags, nothing said of caching,
/// a page that holds the editor alone, and the service's answers passed through.
/// </summary>
internal sealed class PlainPackage : IAsyncDisposable
{
    private const string Home = "/designer/";

    private static readonly string Files = Path.Combine(Repository.WebProject, "node_modules", "@elsa-workflows", "elsa-studio-wasm");

    private static readonly FileExtensionContentTypeProvider Types = new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".css"] = "text/css",
        [".dat"] = "application/octet-stream",
        [".js"] = "text/javascript",
        [".json"] = "application/json",
        [".ttf"] = "font/ttf",
        [".wasm"] = "application/wasm",
        [".woff2"] = "font/woff2",
    });

    private readonly WebApplication app;
    private readonly HttpClient service;

    private PlainPackage(WebApplication app, HttpClient service) => (this.app, this.service) = (app, service);

    /// <summary>The page with the editor.</summary>
    public string Editor => $"{app.Urls.First()}{Home}";

    public static async Task<PlainPackage> ServeAsync(ServiceProcess service, string definitionId, IEnumerable<string> styles, IEnumerable<string> scripts)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        PlainPackage package = new(builder.Build(), service.Client);
        var page = Page(definitionId, styles, scripts);
        package.app.Run(context => context.Request.Path.Value switch
        {
            Home => Results.Content(page, "text/html; charset=utf-8").ExecuteAsync(context),
            { } path when path.StartsWith(Home, StringComparison.Ordinal) => SendAsync(context, path[Home.Length..]),
            _ => package.PassAsync(context),
        });
        await package.app.StartAsync();
        return package;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string Page(string definitionId, IEnumerable<string> styles, IEnumerable<string> scripts) =>
        $"""
        <!DOCTYPE html><html><head><meta charset="utf-8"><title>Editor</title><base href="{Home}">{string.Concat(styles.Select(s => $"<link rel=\"stylesheet\" href=\"{s}\">"))}</head>
        <body><div id="editor"></div><script>
        const editor = document.createElement('elsa-workflow-definition-editor');
        editor.setAttribute('remote-endpoint', location.origin + '/elsa/api');
        editor.setAttribute('definition-id', '{definitionId}');
        document.getElementById('editor').append(editor);
        </script>{string.Concat(scripts.Select(s => $"<script src=\"{s}\"></script>"))}</body></html>
        """;

    private static async Task SendAsync(HttpContext context, string path)
    {
        FileInfo plain = new(Path.Combine(Files, path)), brotli = new($"{plain.FullName}.br");
        var file = brotli.Exists ? brotli : plain;
        if (!file.Exists)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{file.LastWriteTimeUtc.Ticks:x}-{file.Length:x}\"");
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch.Contains(tag, StringComparer.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = Types.TryGetContentType(path, out var type) ? type : "application/octet-stream";
        if (file == brotli)
        {
            context.Response.Headers.ContentEncoding = "br";
        }

        await context.Response.SendFileAsync(file.FullName, context.RequestAborted);
    }

    private async Task PassAsync(HttpContext context)
    {
        using HttpRequestMessage request = new(new HttpMethod(context.Request.Method), $"{context.Request.Path}{context.Request.QueryString}");
        request.Headers.TryAddWithoutValidation("Authorization", $"ApiKey {ServiceProcess.ApiKey}");
        if (context.Request.ContentLength > 0)
        {
            request.Content = new StreamContent(context.Request.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        using var answer = await service.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
