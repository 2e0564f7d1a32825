using CoAudit.Audits.Storage.Evidence;
using Microsoft.Net.Http.Headers;

namespace CoAudit.Web.Api.Files;

/// <summary>Sends a file that came from somebody: to be saved, never to be run or shown as a page of ours.</summary>
internal sealed class FileAnswer(OpenedFile file) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        ContentDispositionHeaderValue disposition = new("attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
        httpContext.Response.ContentType = file.MediaType;
        httpContext.Response.ContentLength = file.Content.Length;
        await httpContext.Response.Body.WriteAsync(file.Content, httpContext.RequestAborted);
    }
}
