using CoAudit.Audits.Model.Objections;

namespace CoAudit.Audits.Model.Reports;

/// <summary>An objection and what came of it. What its maker said stands here only when they never took it back, and then among the minority statements.</summary>
/// <param name="About">What the item said when they objected.</param>
/// <param name="Group">Empty where it would name the person.</param>
/// <param name="Outcome"><c>changed</c>, <c>withdrawn</c>, <c>statement</c> or <c>open</c>.</param>
/// <param name="Now">What the item says since, where an answer changed it.</param>
public sealed record ReportedObjection(string About, string Group, string Outcome, string? Now)
{
    public static ReportedObjection Of(Objection objection, string itemText, string group)
    {
        var changes = objection.Turns.Where(t => t.After is not null).OrderBy(t => t.Number).ToList();
        return new ReportedObjection(changes.FirstOrDefault()?.Before ?? itemText, group, OutcomeOf(objection), changes.LastOrDefault()?.After);
    }

    private static string OutcomeOf(Objection objection) => objection.Status switch
    {
        ObjectionStatus.Open => "open",
        ObjectionStatus.Unresolved => "statement",
        ObjectionStatus.Withdrawn => objection.ChangedTheText ? "changed" : "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(objection), objection.Status, "Not a status of an objection."),
    };
}
