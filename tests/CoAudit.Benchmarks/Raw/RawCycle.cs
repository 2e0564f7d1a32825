using CoAudit.Benchmarks.Cycles;

namespace CoAudit.Benchmarks.Raw;

/// <summary>
/// The limit: the rows that another cycle writes, written by prepared plain ADO statements with group commit. Nothing is read, decided or computed.
/// </summary>
internal sealed class RawCycle : ICycle, IAsyncDisposable
{
    private readonly Script script;
    private readonly IRowWriter commits;

    private RawCycle(Script script, IRowWriter commits) => (this.script, this.commits) = (script, commits);

    /// <summary>Records one cycle in its own store, to write the same rows in another one.</summary>
    public static async Task<RawCycle> LikeAsync(ICycle cycle, BenchmarkStore source, BenchmarkStore target)
    {
        await using var connection = await source.OpenAsync();
        var before = await Snapshot.TakeAsync(connection);
        var finish = await cycle.StartAsync();
        var blocked = await Snapshot.TakeAsync(connection);
        await finish();
        Script recorded = new(before, blocked, await Snapshot.TakeAsync(connection));
        IRowWriter opened = target.Sqlite is { } options ? await GroupCommit.OpenAsync(options) : new PostgresWriter(target.ConnectionString);
        await opened.WriteAsync(before.Rows(), []);
        return new RawCycle(recorded, opened);
    }

    public async Task<Func<Task>> StartAsync()
    {
        var ids = script.FreshIds();
        await commits.WriteAsync(script.Start, ids);
        return () => commits.WriteAsync(script.Finish, ids);
    }

    public ValueTask DisposeAsync() => commits.DisposeAsync();
}
