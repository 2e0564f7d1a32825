using CoAudit.Audits.Model.Evidence;

namespace CoAudit.Audits.Model;

/// <summary>What somebody wants to put in, checked and clean, before it is kept.</summary>
/// <param name="About">Id of the item that it is about, or null.</param>
/// <param name="Evidence">How a piece of evidence came about, when its giver says so.</param>
public sealed record Words(string Kind, string Text, string? About = null, EvidenceFacts? Evidence = null)
{
    /// <summary>Why they want it, where they said so.</summary>
    public string? Why { get; init; }

    /// <summary>What gets in the way, as its maker sorts it: codes of <see cref="Findings.CauseTags"/>. Of a cause only.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What the trail's commitment is made of.</summary>
    public string CommittedText => string.Join('\n', [Text, .. Why is null ? [] : new[] { Why }, .. Tags]);
}
