using CoAudit.Web.Pages.Participants.Asking;
using CoAudit.Web.Pages.Participants.Evidence;
using CoAudit.Web.Pages.Participants.Findings;
using CoAudit.Web.Pages.Participants.Objectives;
using CoAudit.Web.Pages.Participants.Plans;
using CoAudit.Web.Pages.Participants.Tool;

namespace CoAudit.Web.Pages.Participants;

/// <summary>What each kind of stage adds to the participant's page.</summary>
internal static class StagePartRegistration
{
    public static void AddStageParts(this IServiceCollection services)
    {
        services.AddSingleton<StageParts>();
        services.AddSingleton<StagePart, ObjectivesPart>();
        services.AddSingleton<StagePart, ToolPart>();
        services.AddSingleton<GivingForm>();
        services.AddSingleton<StagePart, EvidencePart>();
        services.AddSingleton<StagePart, FindingsPart>();
        services.AddSingleton<StagePart, PlanPart>();
        services.AddSingleton<StagePart, SignOffPart>();
        services.AddSingleton<StagePart, RespondPart>();
        services.AddSingleton<StagePart, ReviewPart>();
        services.AddSingleton<StagePart, AskPart>();
    }
}
