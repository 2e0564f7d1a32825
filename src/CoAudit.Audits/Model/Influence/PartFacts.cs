namespace CoAudit.Audits.Model.Influence;

/// <summary>What is on record about one part of an audit, from which its influence is counted. Heads are no part of it.</summary>
/// <param name="Words">What people put in, those who took it back left out.</param>
/// <param name="Voices">Groups of which somebody spoke or decided in time.</param>
/// <param name="IsDecidedTogether">All groups signed it, or a panel with people who use the service and care workers gave its verdict.</param>
public sealed record PartFacts(AuditPart Part, IReadOnlyCollection<Word> Words, IReadOnlyCollection<Group> Voices, bool IsDecidedTogether)
{
    /// <summary>Whose objections changed what was to be signed: a group for each of them.</summary>
    public IReadOnlyCollection<Group> Upheld { get; init; } = [];
}
