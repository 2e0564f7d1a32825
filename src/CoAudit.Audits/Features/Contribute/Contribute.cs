using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;

namespace CoAudit.Audits.Features.Contribute;

/// <summary>A participant says something, in their own words. Only their task's link can send this.</summary>
/// <param name="About">Id of the item that it is about, or null.</param>
/// <param name="Evidence">How a piece of evidence came about, or null.</param>
/// <param name="Anonymous">True: kept sealed until the reveal, without any way back to the person. They do not count as this person's answer.</param>
public sealed record Contribute(TaskId Task, string? Kind, string? Text, string? About = null, bool Anonymous = false, GivenFacts? Evidence = null)
{
    /// <summary>Why they want it, in their words; they can leave it out.</summary>
    public string? Why { get; init; }

    /// <summary>Of a cause: what it is most about, from the list; they can leave it out.</summary>
    public IReadOnlyList<string?>? Tags { get; init; }
}

/// <summary>What was kept.</summary>
/// <param name="Receipt">A short word that names the record without saying whose it is.</param>
public sealed record Contributed(Guid Id, string Receipt);
