namespace CoAudit.Audits.Model.Objections;

/// <summary>An unresolved objection or a kept concern, bound to the report. Written once; nothing in the product changes or removes one.</summary>
public sealed class MinorityStatement
{
    public const string ConcernKind = "concern";

    public const string ObjectionKind = "objection";

    public const string AnswerKind = "answer";

    public required Guid Id { get; init; }

    public required AuditId AuditId { get; init; }

    public required StageId StageId { get; init; }

    /// <summary><c>objection</c> or <c>concern</c>; <c>answer</c> for what was answered to one of them, which stays as long as they do.</summary>
    public required string Kind { get; init; }

    /// <summary>The objection that it comes from, null for a "no" that came after the end; of an answer, the statement that it answers.</summary>
    public Guid? ObjectionId { get; init; }

    /// <summary>Whose statement it is; of an answer, whose statement it answers.</summary>
    public required ParticipantId ParticipantId { get; init; }

    public required Group Group { get; init; }

    public required string Item { get; init; }

    /// <summary>What the item said when the statement was made.</summary>
    public required string ItemText { get; init; }

    /// <summary>The person's own words, or the answer's.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Blinds the commitment in the audit trail.</summary>
    public required byte[] Salt { get; init; }

    public bool IsAnswer => Kind is AnswerKind;

    /// <summary>What was answered to it, in order: in the objection's own thread, and after it.</summary>
    /// <param name="all">All statements of the audit.</param>
    /// <param name="turns">Turns of its objections, in order.</param>
    public IReadOnlyList<string> AnswersIn(IEnumerable<MinorityStatement> all, IEnumerable<ObjectionTurn> turns) =>
    [
        .. turns.Where(t => t.By is "responder" && t.ObjectionId == ObjectionId).Select(t => t.Text),
        .. all.Where(s => s.IsAnswer && s.ObjectionId == Id).OrderBy(s => s.At).Select(s => s.Text),
    ];
}
