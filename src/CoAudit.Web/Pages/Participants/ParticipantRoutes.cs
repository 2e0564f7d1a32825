using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.DependencyInjection;

namespace CoAudit.Web.Pages.Participants;

internal static class ParticipantRoutes
{
    // The ways out are open before Start (by the link), after it (by the task) and with no link at all.
    private static readonly (string Page, string Path)[] WaysOut =
    [
        ("/Participants/Danger", "danger"),
        ("/Participants/Help", "help"),
        ("/Participants/MessageSent", "message-sent"),
    ];

    public static void AddParticipantRoutes(this PageConventionCollection conventions)
    {
        conventions.AddPageRoute("/Participants/Voices", "/t/{token}/voices");
        foreach (var (page, path) in WaysOut)
        {
            conventions.AddPageRoute(page, $"/t/{{token}}/{path}");
            conventions.AddPageRoute(page, $"/task/{{id}}/{path}");
        }

        // The report too is open by the link alone: who has no cookie can read it.
        conventions.AddPageRoute("/Participants/Report", "/t/{token}/report/{format:regex(^(full|easy-read|poster)$)?}/{pdf:regex(^pdf$)?}");
    }
}
