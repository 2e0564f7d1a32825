using Microsoft.AspNetCore.Diagnostics;

namespace CoAudit.Web.Pages.Shared;

/// <summary>Where the links go that participant pages share. They keep to the door that the reader came in by.</summary>
/// <param name="Voices">Where a person reads what came of their words; needs a link or a task.</param>
internal sealed record WaysOut(string Danger, string Help, string Voices)
{
    // An error page is reached by re-execution: the door is in the route that failed.
    public static WaysOut From(HttpContext context) => From(
        context.Features.Get<IStatusCodeReExecuteFeature>()?.RouteValues
        ?? context.Features.Get<IExceptionHandlerPathFeature>()?.RouteValues
        ?? context.Request.RouteValues);

    private static WaysOut From(RouteValueDictionary route) =>
        route["token"] is string token ? Below($"/t/{Uri.EscapeDataString(token)}")
        : route["id"] is string task ? Below($"/task/{Uri.EscapeDataString(task)}")
        : Below("");

    private static WaysOut Below(string path) => new($"{path}/danger", $"{path}/help", $"{path}/voices");
}
