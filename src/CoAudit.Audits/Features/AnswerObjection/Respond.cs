using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.AnswerObjection;

/// <summary>The responder answers an objection.</summary>
/// <param name="NewText">What the item says from now on; null leaves it.</param>
public sealed record Respond(Guid Objection, string? Text, string? NewText)
{
    /// <summary>The task whose link sends it; null when whoever runs the audit does, or the independent person.</summary>
    public TaskId? Task { get; init; }

    /// <summary>The audit that the caller named; null when the task, or the objection's own link, says it.</summary>
    public AuditId? Audit { get; init; }

    public required Actor Actor { get; init; }
}

/// <summary>What is on record.</summary>
/// <param name="AskedAgain">How many people are asked to sign the new text.</param>
public sealed record Responded(Guid Objection, int Round, bool TextChanged, int AskedAgain);
