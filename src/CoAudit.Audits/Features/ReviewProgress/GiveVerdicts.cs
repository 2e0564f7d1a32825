using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Reviews;

namespace CoAudit.Audits.Features.ReviewProgress;

/// <summary>A panel member says of some actions whether they last. Only their task's link can send this.</summary>
/// <param name="Verdicts">By the id of the action.</param>
/// <param name="Evidence">What they have seen or counted.</param>
/// <param name="Text">Anything else.</param>
public sealed record GiveVerdicts(TaskId Task, IReadOnlyDictionary<string, string?> Verdicts, string? Evidence, string? Text)
{
    /// <summary>By the id of the action; what is not there leaves what stands.</summary>
    public IReadOnlyDictionary<string, GivenCount?> Counts { get; init; } = new Dictionary<string, GivenCount?>(StringComparer.Ordinal);
}

/// <summary>A count as it was sent, before it is known to be one.</summary>
public sealed record GivenCount(string? Found, string? Looked);

/// <summary>What is on record for this person now, by the id of the action.</summary>
public sealed record VerdictsGiven(IReadOnlyDictionary<string, string> Verdicts, bool Late)
{
    /// <summary>What they counted, by the id of the action.</summary>
    public IReadOnlyDictionary<string, Counted> Counts { get; init; } = new Dictionary<string, Counted>(StringComparer.Ordinal);
}
