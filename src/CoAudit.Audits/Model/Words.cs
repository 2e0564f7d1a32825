using CoAudit.Audits.Model.Evidence;

namespace CoAudit.Audits.Model;

/// <summary>What somebody wants to put in, checked and clean, before it is kept.</summary>
/// <param name="About">Id of the item that it is about, or null.</param>
/// <param name="Evidence">How a piece of evidence came about, when its giver says so.</param>
public sealed record Words(string Kind, string Text, string? About = null, EvidenceFacts? Evidence = null)
{
    /// <summary>Why they want it, where they said so.</summary>
    public string? Why { get; init; }

    /// <summary>What the trail's commitment is made of.</summary>
    public string CommittedText => Why is null ? Text : $"{Text}\n{Why}";
}
