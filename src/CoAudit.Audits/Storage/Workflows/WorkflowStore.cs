using System.Buffers;
using System.Security.Cryptography;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Workflows.Execution;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>
/// Keeps workflow instances: a narrow row, a state blob, bookmarks, and one journal row per burst. The few statements that every burst needs, and no more.
/// </summary>
public sealed class WorkflowStore
{
    private static readonly Statement SelectInstance = new(
        """
        SELECT i.definition_hash, i.version, i.audit_id, i.review_id, s.state, j.hash, i.parent_instance_id
        FROM instances i
        JOIN instance_states s ON s.instance_id = i.id
        JOIN journal j ON j.instance_id = i.id AND j.n = i.version
        WHERE i.id = @id
        """,
        "id");

    private static readonly Statement InsertInstance = new(
        """
        INSERT INTO instances (id, definition_id, definition_version, definition_hash, status, sub_status, correlation_id, name, incident_count,
                               audit_id, review_id, parent_instance_id, version, created_at, updated_at, finished_at)
        VALUES (@id, @definition_id, @definition_version, @definition_hash, @status, @sub_status, @correlation_id, @name, @incident_count,
                @audit_id, @review_id, @parent_instance_id, 1, @now, @now, @finished_at)
        """,
        "id", "definition_id", "definition_version", "definition_hash", "status", "sub_status", "correlation_id", "name", "incident_count",
        "audit_id", "review_id", "parent_instance_id", "now", "finished_at");

    private static readonly Statement UpdateInstance = new(
        """
        UPDATE instances
        SET status = @status, sub_status = @sub_status, correlation_id = @correlation_id, name = @name, incident_count = @incident_count,
            version = version + 1, updated_at = @now, finished_at = @finished_at
        WHERE id = @id AND version = @version
        """,
        "status", "sub_status", "correlation_id", "name", "incident_count", "now", "finished_at", "id", "version");

    private static readonly Statement MoveInstance = new(
        "UPDATE instances SET definition_version = @definition_version, definition_hash = @definition_hash WHERE id = @id",
        "definition_version", "definition_hash", "id");

    private static readonly Statement MoveBookmark = new("UPDATE bookmarks SET activity_id = @activity_id WHERE id = @id", "activity_id", "id");

    private static readonly Statement InsertState = new("INSERT INTO instance_states (instance_id, state) VALUES (@id, @state)", "id", "state");

    private static readonly Statement UpdateState = new("UPDATE instance_states SET state = @state WHERE instance_id = @id", "state", "id");

    private static readonly Statement InsertBookmark = new(
        "INSERT INTO bookmarks (id, instance_id, activity_id, name, key, due_at) VALUES (@id, @instance_id, @activity_id, @name, @key, @due_at)",
        "id", "instance_id", "activity_id", "name", "key", "due_at");

    private static readonly Statement DeleteBookmark = new("DELETE FROM bookmarks WHERE id = @id", "id");

    // An event on its way to a wait that is over stays: the instance hears it at its next wait.
    private static readonly Statement DeleteTimer = new("DELETE FROM timers WHERE bookmark_id = @bookmark_id AND kind = 'Bookmark'", "bookmark_id");

    private static readonly Statement InsertJournal = new(
        "INSERT INTO journal (instance_id, n, entries, hash) VALUES (@id, @n, @entries, @hash)", "id", "n", "entries", "hash");

    /// <summary>Loads an instance with its state, or null.</summary>
    public async Task<StoredInstance?> FindAsync(CoAuditDb db, string instanceId, CancellationToken cancellationToken)
    {
        await using var reader = await SelectInstance.ReadAsync(db, cancellationToken, instanceId);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        return new StoredInstance(
            instanceId,
            reader.GetString(0),
            reader.GetInt32(1),
            await reader.IsDBNullAsync(2, cancellationToken) ? null : new AuditId(reader.GetGuid(2)),
            await reader.IsDBNullAsync(3, cancellationToken) ? null : new ReviewId(reader.GetGuid(3)),
            WorkflowState.FromUtf8((byte[])reader.GetValue(4)),
            (byte[])reader.GetValue(5),
            await reader.IsDBNullAsync(6, cancellationToken) ? null : reader.GetString(6));
    }

    /// <summary>Stores the first burst of an instance.</summary>
    public async Task InsertAsync(Unit unit, NewInstance instance, Burst burst, CancellationToken cancellationToken)
    {
        var (db, state, now, batch) = (unit.Db, burst.State, Instant.ToMicros(unit.Now), new StatementBatch(unit.Db));
        await batch.AddAsync(
            InsertInstance, cancellationToken,
            state.InstanceId, instance.DefinitionId, instance.DefinitionVersion, instance.DefinitionHash, state.Status.ToString(), state.SubStatus.ToString(),
            state.CorrelationId, state.Name, state.Incidents.Count, Stored(db, instance.AuditId?.Value), Stored(db, instance.ReviewId?.Value), instance.ParentInstanceId, now, FinishedAt(state, now));
        await batch.AddAsync(InsertState, cancellationToken, state.InstanceId, state.ToUtf8());
        await AddWaitsAndJournalAsync(batch, burst, 1, [], cancellationToken);
        await batch.RunAsync(cancellationToken);
    }

    /// <summary>Stores a later burst.</summary>
    /// <exception cref="RivalException">Another writer has changed the instance, or has consumed the bookmark.</exception>
    public async Task UpdateAsync(Unit unit, StoredInstance before, Burst burst, CancellationToken cancellationToken)
    {
        var (db, state, now) = (unit.Db, burst.State, Instant.ToMicros(unit.Now));
        var changed = await UpdateInstance.ExecuteAsync(
            db, cancellationToken,
            state.Status.ToString(), state.SubStatus.ToString(), state.CorrelationId, state.Name, state.Incidents.Count, now, FinishedAt(state, now),
            state.InstanceId, before.Version);
        if (changed != 1)
        {
            throw new RivalException("a workflow instance", state.InstanceId);
        }

        // The compare-and-swap has won: nobody else gets at the rest before this transaction ends.
        var batch = new StatementBatch(db);
        await batch.AddAsync(UpdateState, cancellationToken, state.ToUtf8(), state.InstanceId);
        foreach (var bookmark in burst.Removed)
        {
            await batch.DemandAsync(DeleteBookmark, cancellationToken, bookmark);
            await batch.AddAsync(DeleteTimer, cancellationToken, bookmark);
        }

        await AddWaitsAndJournalAsync(batch, burst, before.Version + 1, before.JournalHash, cancellationToken);
        await batch.RunAsync(cancellationToken);
        if (batch.HasMissed)
        {
            throw new RivalException("a bookmark", state.InstanceId);
        }
    }

    /// <summary>Stores an instance that was moved to another version of its definition; the journal tells of it as of a burst.</summary>
    /// <exception cref="RivalException">Another writer has changed the instance.</exception>
    public async Task MoveAsync(Unit unit, StoredInstance before, DefinitionVersion to, Burst moved, CancellationToken cancellationToken)
    {
        await UpdateAsync(unit, before, moved, cancellationToken);
        await MoveInstance.ExecuteAsync(unit.Db, cancellationToken, to.Version, to.Hash, before.Id);
        foreach (var bookmark in moved.State.Bookmarks)
        {
            await MoveBookmark.ExecuteAsync(unit.Db, cancellationToken, bookmark.ActivityId, bookmark.Id);
        }
    }

    private static async Task AddWaitsAndJournalAsync(StatementBatch batch, Burst burst, int n, byte[] previousHash, CancellationToken cancellationToken)
    {
        var instanceId = burst.State.InstanceId;
        foreach (var bookmark in burst.Created)
        {
            await batch.AddAsync(
                InsertBookmark, cancellationToken,
                bookmark.Id, instanceId, bookmark.ActivityId, bookmark.Name, bookmark.Key, bookmark.DueAt is { } due ? Instant.ToMicros(due) : null);
        }

        var entries = JournalJson.Write(burst.Journal);
        await batch.AddAsync(InsertJournal, cancellationToken, instanceId, n, entries, Chained(previousHash, entries));
    }

    // Each row vouches for all before it.
    private static byte[] Chained(byte[] previousHash, byte[] entries)
    {
        var length = previousHash.Length + entries.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        previousHash.CopyTo(rented, 0);
        entries.CopyTo(rented, previousHash.Length);
        var hash = SHA256.HashData(rented.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    private static long? FinishedAt(WorkflowState state, long now) => state.Status == WorkflowStatus.Finished ? now : null;

    // Each database has its own form of a GUID; the model knows it.
    private static object? Stored(CoAuditDb db, Guid? id) => id is { } value ? db.StoredGuid(value) : null;
}

/// <summary>An instance as it was loaded for a burst.</summary>
public sealed record StoredInstance(
    string Id, string DefinitionHash, int Version, AuditId? AuditId, ReviewId? ReviewId, WorkflowState State, byte[] JournalHash, string? ParentInstanceId);

/// <summary>What a new instance belongs to.</summary>
public sealed record NewInstance(string DefinitionId, int DefinitionVersion, string DefinitionHash, AuditId? AuditId = null, ReviewId? ReviewId = null, string? ParentInstanceId = null);
