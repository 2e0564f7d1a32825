using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage.Evidence;

namespace CoAudit.Audits.Storage.Voices;

/// <summary>Writes what came out about a criterion into the life of the words behind it: what was seen there, what it means, and why it was checked at all.</summary>
public sealed class FindingThread(VoiceThreads threads)
{
    /// <summary>Words stand with a finding, or have become one.</summary>
    public Task StandsAsync(Unit unit, Audit audit, Stage stage, Finding finding, Contribution said, string outcome, string reason, CancellationToken cancellationToken) =>
        threads.AddAsync(
            unit, audit, said, new Step(TurnKind.Merged, outcome, finding.Id.ToString()) { Stage = stage.Id, Reason = reason }.Of(said, unit.Now), cancellationToken);

    /// <summary>The analysis is over: those who spoke in it are told by it, and here those whose words led to it.</summary>
    public async Task FoundAsync(Unit unit, Audit audit, Stage stage, IEnumerable<Finding> findings, CancellationToken cancellationToken)
    {
        var words = await WordsBehind.LoadAsync(unit.Db, audit.Id, ending: null, cancellationToken);
        var texts = await TextsAsync(unit.Db, audit.Id, cancellationToken);
        foreach (var finding in findings.Where(f => f.Criterion is not null))
        {
            var earlier = words.Of(finding.Id.ToString()).Where(c => c.StageId != stage.Id);
            await threads.FollowAsync(unit, audit, earlier, StepOf(finding, texts) with { Stage = stage.Id }, cancellationToken);
        }
    }

    /// <summary>Somebody has decided about it, with a reason.</summary>
    public async Task DecidedAsync(Unit unit, Audit audit, Finding finding, string reason, Actor by, CancellationToken cancellationToken)
    {
        var words = await WordsBehind.LoadAsync(unit.Db, audit.Id, ending: null, cancellationToken);
        var texts = await TextsAsync(unit.Db, audit.Id, cancellationToken);
        await threads.FollowAsync(unit, audit, words.Of(finding.Id.ToString()), StepOf(finding, texts) with { Reason = reason, By = by }, cancellationToken);
    }

    /// <summary>An answer to an objection has given it other words.</summary>
    public async Task RewordedAsync(Unit unit, Audit audit, Finding finding, string before, string after, CancellationToken cancellationToken)
    {
        var words = await WordsBehind.LoadAsync(unit.Db, audit.Id, ending: null, cancellationToken);
        Step step = new(TurnKind.Finding, "reworded", finding.Id.ToString(), after) { Before = before, Reason = "Somebody objected, and the finding got other words." };
        await threads.FollowAsync(unit, audit, words.Of(finding.Id.ToString()), step, cancellationToken);
    }

    /// <summary>Those who sign have agreed it.</summary>
    public async Task SignedOffAsync(Unit unit, Audit audit, Finding finding, string text, CancellationToken cancellationToken)
    {
        var words = await WordsBehind.LoadAsync(unit.Db, audit.Id, ending: null, cancellationToken);
        await threads.FollowAsync(unit, audit, words.Of(finding.Id.ToString()), new Step(TurnKind.SignedOff, "agreed", finding.Id.ToString(), text), cancellationToken);
    }

    private static async Task<Dictionary<string, string>> TextsAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken) =>
        (await db.ToolLinesAsync(audit, cancellationToken)).ToDictionary(line => line.Id, line => line.Plain, StringComparer.Ordinal);

    // Good practice is somebody's own words: they stand at the beginning of the life already.
    private static Step StepOf(Finding finding, Dictionary<string, string> texts) => new(
        TurnKind.Finding, FindingNames.Of(finding.Status), finding.Id.ToString(), texts.GetValueOrDefault(finding.Criterion ?? ""));
}
