using CoAudit.Audits.Activities;
using CoAudit.Audits.Model.Time;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Checks;

/// <summary>People propose first and prioritise then: the time to propose must leave some for that.</summary>
internal static class RoundRules
{
    // A Monday at noon, in a week without a holiday.
    private static readonly DateTimeOffset Week = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static IEnumerable<DefinitionProblem> Problems(CompiledWorkflow workflow)
    {
        foreach (var node in workflow.Activities)
        {
            if (node.Activity is SetObjectives stage && LengthOf(node, stage.ProposalRound) is { } round && LengthOf(node, stage.Due) is { } due && IsBlind(node, stage) && !IsShorter(round, due))
            {
                yield return Rules.Warning(
                    "no-time-to-prioritise", node, $"{node.Path}.proposalRound", "the time to propose is not shorter than the whole stage, so nobody will say what they want most. Make it shorter, or leave it empty: then it is half.");
            }
        }
    }

    private static Span? LengthOf(CompiledActivity node, Input<string> input) =>
        node.TryGetLiteral(input, out var text) && Span.TryParse(text, out var span) ? span : null;

    // Without a blind round there is no second one.
    private static bool IsBlind(CompiledActivity node, StageActivity stage) => !node.TryGetLiteral(stage.Blind, out var blind) || blind;

    // On whichever day of a week the stage begins: working days and days are not of one length.
    private static bool IsShorter(Span round, Span due) => Enumerable.Range(0, 7).Select(day => Week.AddDays(day)).All(start => EndOf(round, start) < EndOf(due, start));

    private static DateTimeOffset EndOf(Span span, DateTimeOffset start) => span.End(start, TimeZoneInfo.Utc, WorkingCalendar.EnglandAndWales);
}
