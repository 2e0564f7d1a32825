namespace CoAudit.Benchmarks.Raw;

/// <summary>Writes recorded changes by plain ADO, each unit of them durable when its task ends.</summary>
internal interface IRowWriter : IAsyncDisposable
{
    /// <param name="ids">What is written where the recorded ids were.</param>
    Task WriteAsync(IReadOnlyList<RowChange> changes, Guid[] ids);
}
