namespace CoAudit.Audits.Model.Reports;

/// <summary>A minority statement: an objection that could not be resolved, or a concern that was kept.</summary>
/// <param name="Kind"><c>objection</c> or <c>concern</c>.</param>
/// <param name="About">What the item said when the statement was made.</param>
/// <param name="By">The person's name, which they put to what they sign; else "A participant".</param>
public sealed record ReportedStatement(string Kind, string About, string Text, string By, string Group)
{
    /// <summary>What was answered to it; empty while nobody has. Null in reports that were published before answers stood in them.</summary>
    public IReadOnlyList<string>? Answers { get; init; }

    public static IReadOnlyList<ReportedStatement> Of(ReportSource source) =>
    [
        .. source.Statements.Where(s => !s.IsAnswer).Select(s => new ReportedStatement(
            s.Kind, s.ItemText, s.Text, source.Audit.Participants.Find(p => p.Id == s.ParticipantId)?.Name ?? "A participant", s.Group.Code())
        {
            Answers = s.AnswersIn(source.Statements, source.Responses),
        }),
    ];
}
