namespace CoAudit.Benchmarks.Raw;

/// <summary>A change to one row, as SQL and its values.</summary>
internal sealed record RowChange(string Sql, IReadOnlyList<object> Values)
{
    /// <summary>A value with these ids in the place of the recorded ones.</summary>
    public object Value(int index, Guid[] ids) => Values[index] switch
    {
        TextWithHoles text => text.Fill(ids),
        GuidHole hole => ids[hole.Index],
        var value => value,
    };
}
