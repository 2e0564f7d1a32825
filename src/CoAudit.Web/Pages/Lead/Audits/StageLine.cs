using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Web.Pages.Shared;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>The audit's stages as a line: those that its version plans, in order, each as it stood last; a stage that was sent back shows its newest round.</summary>
internal static class StageLine
{
    public static IReadOnlyList<StageOnLine> Of(AuditView audit, IReadOnlyList<PlannedStageView> planned)
    {
        var newest = audit.Stages.GroupBy(s => s.ActivityId, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        return [.. planned.Select(p => newest.TryGetValue(p.ActivityId, out var stage) ? Reached(stage, audit) : new StageOnLine(p.Title, StagePosition.ToCome))];
    }

    private static StageOnLine Reached(StageView stage, AuditView audit) => stage.Status switch
    {
        "open" => new StageOnLine(stage.Title, StagePosition.Now, $"{stage.Quorum.Answered} heard. Ends {stage.DueAt.In(audit.TimeZone).ToShortMoment()}", PageOf(stage, audit)),
        "cancelled" => new StageOnLine(stage.Title, StagePosition.Stopped),
        _ => new StageOnLine(stage.Title, StagePosition.Done, OutcomeWords.Of(stage.Outcome), PageOf(stage, audit)),
    };

    private static string? PageOf(StageView stage, AuditView audit) => StagePages.Find(stage.Type) is { } page ? $"/audits/{audit.Id}/{page}" : null;
}
