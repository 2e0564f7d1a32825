namespace CoAudit.Audits.Model.Evidence;

/// <summary>What one group gave on one criterion.</summary>
/// <param name="Numbers">People who gave a number.</param>
/// <param name="Evidence">Pieces of evidence about it, by kind.</param>
/// <param name="Reason">Why there is nothing, when there is nothing; null is a hole that nobody has explained.</param>
public sealed record CoverageCell(string Criterion, Group Group, int Numbers, IReadOnlyDictionary<string, int> Evidence, HoleReason? Reason)
{
    /// <summary>Somebody of the group has answered the question, be it that they do not know, or that it does not apply.</summary>
    public bool IsAnswered { get; init; }

    public bool IsHole => Numbers == 0 && Evidence.Count == 0;

    /// <summary>The stage does not end early over this, and at its end it waits for the reason.</summary>
    public bool IsUnexplained => IsHole && Reason is null;
}
