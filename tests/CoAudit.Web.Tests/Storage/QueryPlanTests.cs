using System.Collections.Concurrent;
using System.Diagnostics;
using CoAudit.Audits.Features.DeliverMail;
using CoAudit.Audits.Features.SignOff;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Web.Tests.Scenarios;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CoAudit.Web.Tests.Storage;

/// <summary>What is asked often never reads a whole table that grows.</summary>
public sealed class QueryPlanTests(PostgresCluster cluster)
{
    private static readonly string[] Growing =
        ["audits", "participants", "stages", "tasks", "contributions", "sign_offs", "reviews", "trail", "instances", "instance_states", "bookmarks", "journal", "timers", "outbox", "links", "inbox"];

    [Fact]
    public async Task Lists_commands_and_the_pump_find_their_rows_by_an_index()
    {
        // From the first query on: a context that nobody has listened to for a moment stops telling for a second.
        using var asked = new AskedQueries();
        await using var store = await Store.OpenAsync(Database.Sqlite, cluster);
        var id = await store.StartAuditAsync();
        asked.Begin(await store.ReadAsync(db => Task.FromResult(db.Database.GetDbConnection().DataSource)));

        await UseAsync(store, id);

        Assert.True(asked.Queries.Count > 15, "Too few queries were seen for this test to mean anything.");
        Assert.All(asked.Queries, query => Assert.All(query.Plan, step => Assert.False(ReadsWholeTable(query.Sql, step), $"{step}: {query.Sql}")));
    }

    private static async Task UseAsync(Store store, AuditId id)
    {
        var views = store.Get<AuditViews>();
        await views.ListAsync(null, 50, CancellationToken.None);
        await views.ListAsync(id, 50, CancellationToken.None);
        await views.FindAsync(id, CancellationToken.None);
        await views.TasksAsync(id, CancellationToken.None);
        await views.MailsAsync(id, CancellationToken.None);
        await views.ReviewsAsync(id, CancellationToken.None);
        await views.TrailAsync(id, CancellationToken.None);
        var task = await store.ReadAsync(db => db.Tasks.Where(t => t.AuditId == id).Select(t => t.Id).FirstAsync());
        await store.Get<MyTask>().FindAsync(task, CancellationToken.None);
        await store.Get<SignOffHandler>().HandleAsync(new SignOffCommand(task, "agree", null), new IdempotencyKey("tests", "1", "1"), CancellationToken.None);
        await store.ReadAsync(db => DueTimers.FindAsync(db, store.Time.GetUtcNow(), 10, CancellationToken.None));
        await store.ReadAsync(db => DueTimers.NextAsync(db, CancellationToken.None));
        await store.Get<ClaimMailHandler>().HandleAsync(10, TimeSpan.FromMinutes(2), CancellationToken.None);
    }

    // "WHERE 0" reads nothing. "SCAN t USING INDEX" walks an index in the order that is asked for, and stops at the limit.
    private static bool ReadsWholeTable(string sql, string step) =>
        step.StartsWith("SCAN ", StringComparison.Ordinal)
        && !step.Contains(" USING ", StringComparison.Ordinal)
        && !sql.Contains("WHERE 0", StringComparison.Ordinal)
        && Growing.Any(table => IsAlias(sql, table, step.Split(' ')[1]));

    private static bool IsAlias(string sql, string table, string name) =>
        name == table || sql.Contains($"\"{table}\" AS \"{name}\"", StringComparison.Ordinal);

    /// <summary>Listens to every SELECT on one SQLite file and asks the database how it would find the rows.</summary>
    private sealed class AskedQueries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly IDisposable listening;
        private readonly ConcurrentBag<IDisposable> subscriptions = [];
        private volatile string? file;

        public AskedQueries() => listening = DiagnosticListener.AllListeners.Subscribe(this);

        public ConcurrentQueue<(string Sql, IReadOnlyList<string> Plan)> Queries { get; } = new();

        /// <summary>What is asked of this file from now on is kept.</summary>
        public void Begin(string database) => file = database;

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandEventData { Command: SqliteCommand command } && value.Key == RelationalEventId.CommandExecuting.Name
                && command.Connection!.DataSource == file && command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
            {
                Queries.Enqueue((command.CommandText, Explain(command)));
            }
        }

        public void OnCompleted()
        {
            // Listeners come and go; there is nothing to do.
        }

        public void OnError(Exception error)
        {
            // Listeners do not fail.
        }

        public void Dispose()
        {
            listening.Dispose();
            foreach (var subscription in subscriptions)
            {
                subscription.Dispose();
            }
        }

        private static IReadOnlyList<string> Explain(SqliteCommand command)
        {
            using var explain = command.Connection!.CreateCommand();
            explain.Transaction = command.Transaction;
            explain.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
            foreach (SqliteParameter parameter in command.Parameters)
            {
                explain.Parameters.AddWithValue(parameter.ParameterName, parameter.Value);
            }

            List<string> steps = [];
            using var reader = explain.ExecuteReader();
            while (reader.Read())
            {
                steps.Add(reader.GetString(3));
            }

            return steps;
        }
    }
}
