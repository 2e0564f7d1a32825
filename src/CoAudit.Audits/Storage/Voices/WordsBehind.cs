using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Tools.Building;
using CoAudit.Audits.Storage.Evidence;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Voices;

/// <summary>
/// Finds the words that a thing goes back to: an action to its finding, the finding to its evidence and its criterion, the criterion to its objective. Only by links that
/// are stored; none is guessed.
/// </summary>
public sealed class WordsBehind
{
    // What is said about a finding or a card and becomes part of it. A comment about it does not, nor does a change that nobody took up.
    private static readonly string[] Telling = ["evidence", "interpretation", "cause", "good-practice"];
    private static readonly string[] Filling = ["how", "provide", "owner", "due-on", "lasts-if", "cause"];

    private readonly Dictionary<Guid, Contribution> said;
    private readonly Dictionary<StageId, Stage> stages;
    private readonly ILookup<string, string> before;

    private WordsBehind(IEnumerable<Contribution> shown, Dictionary<StageId, Stage> held, IEnumerable<(string Item, Guid Words)> links)
    {
        said = shown.ToDictionary(c => c.Id);
        stages = held;
        before = links.ToLookup(link => link.Item, link => link.Words.ToString(), StringComparer.OrdinalIgnoreCase);
    }

    private List<Finding> Findings { get; init; } = [];

    private HashSet<Guid> Cards { get; init; } = [];

    /// <summary>Of which actions somebody has said, by the task of a review, whether they last.</summary>
    private HashSet<(TaskId Task, Guid Card)> Judged { get; init; } = [];

    /// <summary>Reads what everyone may read now: nothing that is still blind is part of anything yet.</summary>
    /// <param name="ending">A stage that ends in this very transaction, which reveals it; null where none does.</param>
    public static async Task<WordsBehind> LoadAsync(CoAuditDb db, AuditId audit, StageId? ending, CancellationToken cancellationToken)
    {
        var held = await db.Stages.AsNoTracking().Where(s => s.AuditId == audit).ToDictionaryAsync(s => s.Id, cancellationToken);
        var words = await db.Contributions.AsNoTracking().Where(c => c.AuditId == audit && c.WithdrawnAt == null).ToListAsync(cancellationToken);
        var decisions = await db.ToolDecisions.AsNoTracking().Where(d => d.AuditId == audit && d.LineId != null).ToListAsync(cancellationToken);
        var merged = await db.Objectives.AsNoTracking().Where(o => o.AuditId == audit && o.MergedInto != null).ToListAsync(cancellationToken);
        return new WordsBehind(
            words.Where(c => c.StageId == ending || held[c.StageId].Shows(c)),
            held,
            decisions.Where(d => d.ChangedTheTool).Select(d => (d.LineId!, d.ContributionId)).Concat(merged.Select(o => (o.MergedInto!.Value.ToString(), o.Id))))
        {
            Findings = await db.Findings.AsNoTracking().Where(f => f.AuditId == audit).ToListAsync(cancellationToken),
            Cards = [.. await db.Actions.AsNoTracking().Where(a => a.AuditId == audit).Select(a => a.Id).ToListAsync(cancellationToken)],
            Judged = [.. (await db.Verdicts.AsNoTracking().Where(v => v.AuditId == audit).ToListAsync(cancellationToken)).Select(v => (v.TaskId, v.ActionId))],
        };
    }

    /// <summary>All words that an item goes back to, by their ids, which are drawn.</summary>
    /// <param name="item">Id of a line of the tool, an objective, a finding, an action, or of somebody's words; null is none of them.</param>
    public IReadOnlyList<Contribution> Of(string? item)
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        Queue<string> toCome = new();
        toCome.Enqueue(item ?? "");
        while (toCome.TryDequeue(out var next))
        {
            if (seen.Add(next))
            {
                StepBack(next).ForEach(toCome.Enqueue);
            }
        }

        return [.. said.Values.Where(words => seen.Contains(words.Id.ToString())).OrderBy(words => words.Id)];
    }

    private List<string> StepBack(string item)
    {
        List<string> found = [.. before[item]];
        if (!Guid.TryParse(item, out var id))
        {
            return found;
        }

        if (said.TryGetValue(id, out var words) && AboutOf(words) is { } about)
        {
            found.Add(about);

            // A wish about a criterion is about what came out there.
            found.AddRange(Findings.Where(f => Cards.Contains(id) && words.IsAbout(f)).Select(f => f.Id.ToString()));
        }

        if (Findings.Find(f => f.Id == id) is { } finding)
        {
            found.AddRange(new[] { finding.Criterion, finding.ContributionId?.ToString() }.OfType<string>());
            found.AddRange(said.Values.Where(c => Tells(c, finding)).Select(c => c.Id.ToString()));
        }

        if (Cards.Contains(id))
        {
            found.AddRange(said.Values.Where(c => Fills(c, id)).Select(c => c.Id.ToString()));
        }

        return found;
    }

    // A change of a line is about the line that it changed, and a new line may stand for a criterion of the library: neither grew from what else was said there.
    private static string? AboutOf(Contribution words) => SuggestionKinds.Of(words.Kind) switch
    {
        null => words.About,
        SuggestionKind.Add when Guid.TryParse(words.About, out _) => words.About,
        _ => null,
    };

    // What is said later than the analysis did not lead to its findings.
    private bool Tells(Contribution words, Finding finding) =>
        Telling.Contains(words.Kind, StringComparer.Ordinal) && words.IsAbout(finding) && stages[words.StageId].Number <= stages[finding.StageId].Number;

    // What somebody on a review's panel has seen belongs to the action that they name, else to those of which they say whether they last.
    private bool Fills(Contribution words, Guid card) => string.Equals(words.About, card.ToString(), StringComparison.OrdinalIgnoreCase)
        ? Filling.Contains(words.Kind, StringComparer.Ordinal) || IsInReview(words)
        : words is { About: null, TaskId: { } task } && IsInReview(words) && Judged.Contains((task, card));

    private bool IsInReview(Contribution words) => stages[words.StageId].Type is "CoAudit.ReviewProgress";
}
