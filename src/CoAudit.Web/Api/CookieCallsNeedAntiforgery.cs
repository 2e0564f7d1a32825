using Microsoft.AspNetCore.Antiforgery;

namespace CoAudit.Web.Api;

/// <summary>A browser sends its cookie by itself, wherever a form comes from; so a change by cookie needs the antiforgery header too. API keys are never sent by themselves.</summary>
internal sealed class CookieCallsNeedAntiforgery(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
        return changes && !ApiKeyAuthentication.IsUsed(request) && !await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? Problems.Result(400, "antiforgery", "Send the antiforgery token in the RequestVerificationToken header.")
            : await next(context);
    }
}
