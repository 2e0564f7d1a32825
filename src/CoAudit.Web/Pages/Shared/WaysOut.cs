using Microsoft.AspNetCore.Routing;

namespace CoAudit.Web.Pages.Shared;

/// <summary>Where the two links go that every participant page shows. They keep to the door that the reader came in by.</summary>
internal sealed record WaysOut(string Danger, string Help)
{
    public static WaysOut From(RouteValueDictionary route) =>
        route["token"] is string token ? Below($"/t/{Uri.EscapeDataString(token)}")
        : route["id"] is string task ? Below($"/task/{Uri.EscapeDataString(task)}")
        : Below("");

    private static WaysOut Below(string path) => new($"{path}/danger", $"{path}/help");
}
