using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;

namespace CoAudit.Audits.Features.GatherEvidence;

/// <summary>A participant answers criteria of the frozen tool. Only their task's link can send this.</summary>
/// <param name="Values">By the criterion's id. What was answered before and is not named stays.</param>
/// <param name="InTheWay">What gets in the way, by the criterion's id; an empty text takes earlier words back.</param>
public sealed record GiveScores(TaskId Task, IReadOnlyDictionary<string, ScoreValue> Values, IReadOnlyDictionary<string, string> InTheWay)
{
    /// <summary>The version of the tool that the person saw, for example <c>1.0</c>; null when the sender does not say. An older one is refused.</summary>
    public string? ToolVersion { get; init; }
}

/// <summary>What was kept.</summary>
/// <param name="Answered">How many criteria this person has answered so far.</param>
/// <param name="Criteria">How many there are.</param>
public sealed record ScoresGiven(int Answered, int Criteria, bool Late);
