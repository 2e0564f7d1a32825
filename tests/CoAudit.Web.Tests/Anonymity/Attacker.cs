using System.Security.Cryptography;
using System.Text;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Anonymity;

/// <summary>Somebody with a copy of the whole database after the reveal, who guesses who wrote the words without a name. Each way of guessing is counted by itself.</summary>
internal sealed class Attacker
{
    private readonly Dictionary<TaskId, Evidence> evidence = [];
    private readonly HashSet<string> inbox;
    private readonly IReadOnlyList<Kept> kept;
    private readonly Dictionary<StageId, List<Kept>> byStage;
    private readonly Dictionary<string, StageId> stageOf;
    private readonly List<(int Place, string Text)> said;
    private readonly Random random = new(4711);

    private Attacker(IReadOnlyList<Kept> kept, HashSet<string> inbox, byte[] files)
    {
        (this.kept, this.inbox) = (kept, inbox);
        byStage = kept.GroupBy(k => k.Stage).ToDictionary(g => g.Key, g => g.ToList());
        stageOf = kept.Where(k => k.Task is null).ToDictionary(k => k.Text, k => k.Stage, StringComparer.Ordinal);
        said = [.. new[] { SimulatedStages.Named, SimulatedStages.Unnamed }.SelectMany(beginning => Places(files, beginning, kept[0].Text.Length)).OrderBy(p => p.Place)];
    }

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <param name="rowOrder">How this database tells where a row lies: <c>id</c> where the table is without row ids and lies in its key's order, else <c>ctid</c>.</param>
    /// <param name="files">The bytes of the database's files, free pages and all.</param>
    public static async Task<Attacker> ReadAsync(CoAuditDb db, string rowOrder, byte[] files)
    {
#pragma warning disable EF1002 // One of two names of columns that the test itself gives.
        var order = await db.Database.SqlQueryRaw<Guid>($"SELECT id AS \"Value\" FROM contributions ORDER BY {rowOrder}").ToListAsync();
#pragma warning restore EF1002
        var places = order.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i);
        var rows = await db.Contributions.AsNoTracking().ToListAsync();
        Attacker attacker = new(
            [.. rows.Select(c => new Kept(c.StageId, c.TaskId, c.Text, c.At, c.Id, Convert.ToHexString(c.Salt), places[c.Id])).OrderBy(k => k.Place)],
            [.. await db.Inbox.AsNoTracking().Select(i => i.Key).ToListAsync()],
            files);
        var entries = (await db.Trail.AsNoTracking().Select(e => e.Actor).ToListAsync()).CountBy(actor => actor, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var mails = (await db.Outbox.AsNoTracking().Where(m => m.TaskId != null).Select(m => m.TaskId!.Value).ToListAsync()).CountBy(task => task).ToDictionary();
        var words = attacker.kept.Where(k => k.Task is not null).CountBy(k => k.Task!.Value).ToDictionary();
        foreach (var task in await db.Tasks.AsNoTracking().ToListAsync())
        {
            attacker.evidence[task.Id] = new Evidence(
                entries.GetValueOrDefault(Actor.Participant(task.ParticipantId).Value), mails.GetValueOrDefault(task.Id), words.GetValueOrDefault(task.Id));
        }

        return attacker;
    }

    /// <summary>How often each way of guessing is right.</summary>
    public IReadOnlyDictionary<string, int> Hits(IReadOnlyList<SimulatedStage> stages) => new Dictionary<string, Func<SimulatedStage, TaskId?>>(StringComparer.Ordinal)
    {
        ["the row before it"] = stage => Neighbour(stage, k => k.Place, before: true),
        ["the row after it"] = stage => Neighbour(stage, k => k.Place, before: false),
        ["order of ids"] = stage => Neighbour(stage, k => k.Id, before: true),
        ["order of salts"] = stage => Neighbour(stage, k => k.Salt, before: true),
        ["order of hashes"] = stage => Neighbour(stage, k => HashOf(k.Salt + k.Text), before: true),
        ["time"] = stage => Neighbour(stage, k => k.At, before: true) ?? Neighbour(stage, k => k.At, before: false),
        ["idempotency keys"] = ByInbox,
        ["entries in the trail"] = stage => OddOneOut(stage, e => e.Entries),
        ["mails"] = stage => OddOneOut(stage, e => e.Mails),
        ["contributions"] = stage => OddOneOut(stage, e => e.Contributions),
        ["bytes beside the words"] = ByBytes,
    }.ToDictionary(way => way.Key, way => stages.Count(stage => (way.Value(stage) ?? Any(stage)) == stage.Author), StringComparer.Ordinal);

    /// <summary>How often these words lie in the files.</summary>
    public int Copies(string text) => said.Count(s => s.Text.StartsWith(text, StringComparison.Ordinal));

    private TaskId Any(SimulatedStage stage) => stage.Tasks[random.Next(stage.Tasks.Count)];

    private TaskId? Neighbour<T>(SimulatedStage stage, Func<Kept, T> by, bool before)
    {
        List<Kept> sorted = [.. InStage(stage).OrderBy(by)];
        var at = sorted.FindIndex(k => k.Task is null);
        var next = at + (before ? -1 : 1);
        return next >= 0 && next < sorted.Count ? sorted[next].Task : null;
    }

    private TaskId? ByInbox(SimulatedStage stage)
    {
        var found = stage.Tasks.Where(task => Enumerable.Range(1, 9).Count(key => inbox.Contains(HashOf($"task:{task}\n{key}"))) > 2).ToList();
        return found.Count == 0 ? null : found[0];
    }

    private TaskId? OddOneOut(SimulatedStage stage, Func<Evidence, int> by)
    {
        var groups = stage.Tasks.GroupBy(task => by(evidence[task])).OrderBy(g => g.Count()).ToList();
        return groups.Count > 1 && groups[0].Count() == 1 ? groups[0].First() : null;
    }

    // Whose words lie nearest before a copy of the words, wherever in the files.
    private TaskId? ByBytes(SimulatedStage stage)
    {
        var named = byStage[stageOf[stage.Text]].Where(k => k.Task is not null).ToDictionary(k => k.Text, k => k.Task, StringComparer.Ordinal);
        TaskId? before = null, guess = null;
        foreach (var (_, text) in said)
        {
            before = named.FirstOrDefault(n => text.StartsWith(n.Key, StringComparison.Ordinal)).Value ?? before;
            guess = text.StartsWith(stage.Text, StringComparison.Ordinal) ? before ?? guess : guess;
        }

        return guess;
    }

    private List<Kept> InStage(SimulatedStage stage) => byStage[stageOf[stage.Text]];

    private static IEnumerable<(int Place, string Text)> Places(byte[] files, string beginning, int length)
    {
        var wanted = Encoding.UTF8.GetBytes(beginning);
        var from = 0;
        while (files.AsSpan(from).IndexOf(wanted) is var found and >= 0)
        {
            var place = from + found;
            yield return (place, Encoding.UTF8.GetString(files, place, Math.Min(length + 40, files.Length - place)));
            from = place + wanted.Length;
        }
    }

    private sealed record Kept(StageId Stage, TaskId? Task, string Text, DateTimeOffset At, Guid Id, string Salt, int Place);

    private sealed record Evidence(int Entries, int Mails, int Contributions);
}
