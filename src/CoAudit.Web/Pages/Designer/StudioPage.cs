using CoAudit.Web.Designer;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoAudit.Web.Pages.Designer;

/// <summary>
/// A page that holds one of Elsa Studio's elements. Studio compiles WebAssembly and writes styles into the page, which our other pages forbid;
/// everything still comes from here and goes to here.
/// </summary>
internal abstract class StudioPage(StudioFiles files) : PageModel
{
    // The scripts that Studio writes into the page itself, in its editor and in its viewer: they listen for Ctrl+S.
    private const string Hotkeys = "'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=' 'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='";

    private const string Policy =
        $"default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {Hotkeys}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "worker-src 'self' blob:; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'self'";

    public StudioFiles Files => files;

    /// <summary>The custom element's name.</summary>
    public abstract string Element { get; }

    /// <summary>Its own attributes.</summary>
    public virtual IReadOnlyDictionary<string, string> ElementAttributes { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What stands in the element's place until it can be used: the definition's activities in flow order.</summary>
    public virtual IReadOnlyList<string> Outline => [];

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
#pragma warning disable S7039 // Studio's own components set styles on elements; scripts stay bound to our own files.
        Response.Headers.ContentSecurityPolicy = Policy;
#pragma warning restore S7039

        // With no referrer at all a browser would say "null" as the origin of our own calls.
        Response.Headers["Referrer-Policy"] = "same-origin";
    }
}
