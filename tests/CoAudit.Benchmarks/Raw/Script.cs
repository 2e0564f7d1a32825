namespace CoAudit.Benchmarks.Raw;

/// <summary>The changes of one recorded cycle with holes where its ids were, so that they can be written again and again with fresh ones.</summary>
internal sealed class Script
{
    private readonly List<Guid> ids;

    public Script(Snapshot before, Snapshot blocked, Snapshot complete)
    {
        ids = [.. blocked.NewKeysSince(before).Concat(complete.NewKeysSince(blocked)).SelectMany(IdsIn).Distinct()];
        Start = [.. blocked.ChangesSince(before).Select(WithHoles)];
        Finish = [.. complete.ChangesSince(blocked).Select(WithHoles)];
    }

    /// <summary>What the first commit writes.</summary>
    public IReadOnlyList<RowChange> Start { get; }

    /// <summary>What the second commit writes.</summary>
    public IReadOnlyList<RowChange> Finish { get; }

    /// <summary>Ids for one more cycle; time-ordered like the recorded ones.</summary>
    public Guid[] FreshIds() => [.. ids.Select(_ => Guid.CreateVersion7())];

    private static IEnumerable<Guid> IdsIn(object key) => key switch
    {
        Guid id => [id],
        string text => TextWithHoles.IdsIn(text),
        _ => [],
    };

    private RowChange WithHoles(RowChange change) => change with { Values = [.. change.Values.Select(WithHole)] };

    private object WithHole(object value) => value switch
    {
        string text => TextWithHoles.Of(text, ids),
        Guid id when ids.IndexOf(id) is >= 0 and var index => new GuidHole(index),
        _ => value,
    };
}
