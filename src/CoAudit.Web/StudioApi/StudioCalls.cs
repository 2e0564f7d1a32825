using CoAudit.Web.Api;
using CoAudit.Web.Configuration;
using CoAudit.Web.Security;

namespace CoAudit.Web.StudioApi;

/// <summary>
/// Studio sends no antiforgery token, so a change by cookie must come from our own pages, as the browser says, and be JSON, which no form of another site can send.
/// The cookie itself is SameSite=Strict. API keys are never sent by themselves.
/// </summary>
internal sealed class StudioCalls(PublicUrls urls) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || ApiKeyAuthentication.IsUsed(request))
        {
            return await next(context);
        }

        if (!SameOriginPosts.SaysItIsOurs(request, urls))
        {
            return Problems.Result(403, "other-origin", "This can only be called from this service's own pages, or with an API key.");
        }

        return request.ContentLength is null or 0 && !request.Headers.ContainsKey("Transfer-Encoding") || request.HasJsonContentType()
            ? await next(context)
            : Problems.Result(415, "not-json", "Send JSON.");
    }
}
