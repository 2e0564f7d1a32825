using CoAudit.Web.Configuration;

namespace CoAudit.Web.Security;

/// <summary>A form on a participant's page can only be sent from our own pages. Browsers say where a request comes from; other programs hold the secret link itself.</summary>
internal static class SameOriginPosts
{
    public static IApplicationBuilder UseSameOriginPosts(this IApplicationBuilder app, PublicUrls urls) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method) && SecurityHeaders.IsParticipant(request.Path) && !IsOurs(request, urls))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    });

    /// <summary>True when the browser says that one of our own pages sent it. Nothing said is not enough.</summary>
    public static bool SaysItIsOurs(HttpRequest request, PublicUrls urls) =>
        (request.Headers.ContainsKey("Sec-Fetch-Site") || request.Headers.Origin.Count > 0) && IsOurs(request, urls);

    private static bool IsOurs(HttpRequest request, PublicUrls urls)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site) && site.ToString() is not ("same-origin" or "none"))
        {
            return false;
        }

        var origin = request.Headers.Origin.ToString();

        // "null" is what browsers send after our own Referrer-Policy; Sec-Fetch-Site has spoken for those.
        return origin.Length == 0
            || (string.Equals(origin, "null", StringComparison.Ordinal) && string.Equals(site, "same-origin", StringComparison.Ordinal))
            || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || string.Equals(origin, urls.Base.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
    }
}
