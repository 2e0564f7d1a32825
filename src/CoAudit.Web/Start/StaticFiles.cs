namespace CoAudit.Web.Start;

/// <summary>Our own style sheets and pictures: kept by browsers while their address carries a version.</summary>
internal static class StaticFiles
{
    public static StaticFileOptions Options { get; } = new()
    {
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
            file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache",
    };
}
