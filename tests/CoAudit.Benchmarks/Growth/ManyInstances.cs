using System.Diagnostics;
using System.Globalization;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Benchmarks.Cycles;
using CoAudit.Workflows.Execution;

namespace CoAudit.Benchmarks.Growth;

/// <summary>A store full of copies of one instance that waits.</summary>
internal sealed class ManyInstances(ITransactor transactor, InstanceRunner runner, int count, string bookmarkSuffix)
{
    // Prime to every power of ten: it comes by all of them, far from the one before.
    private const int Stride = 7_919;

    private int resumed;

    public static async Task<ManyInstances> FillAsync(BenchmarkStore store, int count)
    {
        var cycle = await WorkflowCycle.PrepareAsync(store);
        var (id, bookmark) = await cycle.BlockAsync();
        foreach (var statement in Copies(id, count))
        {
            await store.ExecuteAsync(statement);
        }

        await store.ExecuteAsync("ANALYZE");
        return new ManyInstances(store.Get<ITransactor>(), store.Get<InstanceRunner>(), count, bookmark[id.Length..]);
    }

    /// <summary>Resumes one after the other until the time is up.</summary>
    /// <returns>Milliseconds that one takes, durable commit included.</returns>
    public async Task<double> ResumeAsync(TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        var before = resumed;
        do
        {
            var id = Id((int)((long)resumed++ * Stride % count));
            var state = await transactor.RunAsync((unit, ct) => runner.ResumeAsync(unit, null, id, id + bookmarkSuffix, null, ct), CancellationToken.None);
            if (state?.SubStatus != WorkflowSubStatus.Finished)
            {
                throw new InvalidOperationException($"The instance {id} did not go on.");
            }
        }
        while (Stopwatch.GetElapsedTime(start) < duration && resumed < count);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds / (resumed - before);
    }

    // Time-ordered as real ids are.
    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"{1_790_000_000_000 + number:x12}70008{(number * 40_503L) & 0xFFFFFFF:x15}");

    private static IEnumerable<string> Copies(string id, int count)
    {
        const string fresh = "printf('%012x70008%015x', 1790000000000 + n.i, (n.i * 40503) & 268435455)";
        var numbers = string.Create(CultureInfo.InvariantCulture, $"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {count})");
        yield return $"""
            {numbers} INSERT INTO instances (id, definition_id, definition_version, definition_hash, status, sub_status, incident_count, version, created_at, updated_at)
            SELECT {fresh}, s.definition_id, s.definition_version, s.definition_hash, s.status, s.sub_status, s.incident_count, s.version, s.created_at + n.i, s.updated_at + n.i
            FROM n, instances s WHERE s.id = '{id}'
            """;
        yield return $"""
            {numbers} INSERT INTO instance_states (instance_id, state)
            SELECT {fresh}, CAST(replace(CAST(s.state AS TEXT), '{id}', {fresh}) AS BLOB) FROM n, instance_states s WHERE s.instance_id = '{id}'
            """;
        yield return $"""
            {numbers} INSERT INTO bookmarks (id, instance_id, activity_id, name, key)
            SELECT replace(s.id, '{id}', {fresh}), {fresh}, s.activity_id, s.name, s.key FROM n, bookmarks s WHERE s.instance_id = '{id}'
            """;
        yield return $"""
            {numbers} INSERT INTO journal (instance_id, n, entries, hash)
            SELECT {fresh}, s.n, CAST(replace(CAST(s.entries AS TEXT), '{id}', {fresh}) AS BLOB), s.hash FROM n, journal s WHERE s.instance_id = '{id}'
            """;
    }
}
