using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.ReviewProgress;

/// <summary>A panel member says of some actions whether they last. Only their task's link can send this.</summary>
/// <param name="Verdicts">By the id of the action.</param>
/// <param name="Evidence">What they have seen or counted.</param>
/// <param name="Text">Anything else.</param>
public sealed record GiveVerdicts(TaskId Task, IReadOnlyDictionary<string, string?> Verdicts, string? Evidence, string? Text);

/// <summary>What is on record for this person now, by the id of the action.</summary>
public sealed record VerdictsGiven(IReadOnlyDictionary<string, string> Verdicts, bool Late);
