namespace CoAudit.Web.Security;

/// <summary>Headers that every answer has, stricter for participants' pages.</summary>
internal static class SecurityHeaders
{
    // Nothing runs, nothing is loaded from elsewhere, nobody frames us.
    private const string ParticipantPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private const string LeadPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    // Hangfire's own pages bring inline scripts; administrators only.
    private const string JobsPolicy =
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";

    private static readonly string[] ParticipantPaths = ["/t", "/task", "/c", "/o", "/danger", "/help", "/message-sent", "/new-link"];

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var path = context.Request.Path;
        var participant = IsParticipant(path);
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = participant ? ParticipantPolicy : path.StartsWithSegments("/jobs") ? JobsPolicy : LeadPolicy;
        if (participant)
        {
            headers["X-Robots-Tag"] = "noindex";
        }

        if (!IsStatic(path))
        {
            headers.CacheControl = "no-store";
        }

        return next(context);
    });

    public static bool IsParticipant(PathString path) => Array.Exists(ParticipantPaths, start => path.StartsWithSegments(start));

    private static bool IsStatic(PathString path) => path.StartsWithSegments("/vendor") || Path.HasExtension(path.Value);
}
