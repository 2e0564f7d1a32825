using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.Stages;
using CoAudit.Audits.Storage.Voices;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.AnalyseFindings;

/// <summary>Findings come from the scores, the widest gap first; people say what they mean and why it is so.</summary>
public sealed class FindingsStage(FindingThread thread, StageWait wait) : StageDepth
{
    public override string Type => Interpretations.StageType;

    public override async Task OpenAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        // The stage that gathered evidence has ended, and was revealed, in this very transaction.
        await unit.Db.SaveChangesAsync(cancellationToken);
        var position = 0;
        foreach (var criterion in (await ScoresAsync(unit.Db, audit.Id, cancellationToken)).Order.Where(c => c.Joint is not null))
        {
            unit.Db.Findings.Add(NewFinding(stage, ++position, criterion.ShowsAGap ? FindingKind.Gap : FindingKind.Observation, criterion.Id, null));
        }

        foreach (var told in (await unit.Db.RevealedAsync(audit.Id, stage.Number - 1, cancellationToken)).Where(c => Interpretations.IsKind(c, Interpretations.GoodPracticeKind)))
        {
            await AddGoodPracticeAsync(unit, audit, stage, told, ++position, cancellationToken);
        }
    }

    public override Exception Refusal(Stage stage, string kind) => kind is "criterion" or "amendment" or "strike"
        ? new ConflictException("not-yours", "Nobody changes the words of another person. You can answer them: send a comment about them.")
        : base.Refusal(stage, kind);

    public override Task CheckAsync(Unit unit, LoadedTask asked, Words words, CancellationToken cancellationToken) =>
        unit.Db.EnsureKnownAsync(asked.Audit.Id, words.About, cancellationToken);

    public override async Task<StageSight> LookAsync(CoAuditDb db, LoadedTask asked, CancellationToken cancellationToken)
    {
        var findings = await db.Findings.AsNoTracking().Where(f => f.StageId == asked.Stage.Id).OrderBy(f => f.Position).ToListAsync(cancellationToken);
        if (findings.Count == 0)
        {
            return StageSight.WordsAndSignOff;
        }

        var audit = asked.Audit.Id;
        FindingSight sight = new(
            await db.ToolLinesAsync(audit, cancellationToken), await db.RevealedScoresAsync(audit, cancellationToken) ?? [],
            await db.RevealedObstaclesAsync(audit, cancellationToken), await db.RevealedAsync(audit, asked.Stage.Number, cancellationToken));
        return new StageSight([.. findings.Select(sight.ItemOf)], ["contributions", "sign-off"]) { More = sight.Totals() };
    }

    /// <summary>A finding that one side has not spoken about holds the stage open until somebody has said why. When its time is up nobody else is waited for.</summary>
    public override async Task<bool> IsFinishedAsync(CoAuditDb db, Audit audit, Stage stage, CancellationToken cancellationToken) =>
        (stage.EveryoneHasFinished || stage.ExtendedFrom is not null) && (await db.LackingFindingsAsync(stage.Id, cancellationToken)).Count == 0;

    public override Task<bool> GoesOnAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken) =>
        wait.BeginsAsync(unit, audit, stage, "scores", ct => LinesAsync(unit.Db, stage, ct), cancellationToken);

    public override async Task<IReadOnlyList<string>?> LacksAsync(CoAuditDb db, Stage stage, CancellationToken cancellationToken) =>
        await LinesAsync(db, stage, cancellationToken);

    public override async Task<Conclusion> ConcludeAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        var findings = await unit.Db.Findings.Where(f => f.StageId == stage.Id).OrderBy(f => f.Position).ToListAsync(cancellationToken);
        var words = await unit.Db.Contributions.Where(c => c.StageId == stage.Id && c.WithdrawnAt == null).ToListAsync(cancellationToken);
        foreach (var told in words.Where(c => Interpretations.IsKind(c, Interpretations.GoodPracticeKind)).OrderBy(c => c.Id))
        {
            findings.Add(await AddGoodPracticeAsync(unit, audit, stage, told, findings.Count + 1, cancellationToken));
        }

        foreach (var finding in findings)
        {
            finding.DropNeedlessWaiver(Interpretations.GroupsOf(finding, words));

            // What was written down in place of a voice lets the stage end; silence is no agreement for all that.
            if (stage.QuorumIsMet && finding is { Status: FindingStatus.Open, Waiver: null } && finding.MissingVoices(Interpretations.GroupsOf(finding, words)).Count == 0)
            {
                finding.Agree(Interpretations.GroupsOf(finding, words), reason: null, unit.Now);
            }

            await TellWhereItStandsAsync(unit, audit, stage, finding, words, cancellationToken);
        }

        await thread.FoundAsync(unit, audit, stage, findings, cancellationToken);
        var scores = await ScoresAsync(unit.Db, audit.Id, cancellationToken);
        var outcome = stage.Form.OutcomeOf(stage);
        return new Conclusion(
            string.Equals(outcome, "Done", StringComparison.Ordinal) && scores.HasAlarm ? "CriticalFinding" : outcome,
            new JsonObject
            {
                ["findings"] = new JsonArray([.. findings.Select(f => (JsonNode)f.Id.ToString())]),
                ["agreed"] = findings.Count(f => f.Status == FindingStatus.Agreed),
                ["scores"] = Numbers(scores),
            });
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(CoAuditDb db, Stage stage, CancellationToken cancellationToken) =>
        [.. (await db.LackingFindingsAsync(stage.Id, cancellationToken)).Select(l => $"{l.Finding.Criterion}: {string.Join(", ", l.Groups.Select(g => g.Label()))}")];

    private static async Task<Scores> ScoresAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken) => EvidenceReading.Computed(
        await db.ToolLinesAsync(audit, cancellationToken), await db.RevealedScoresAsync(audit, cancellationToken) ?? []);

    private static Finding NewFinding(Stage stage, int position, FindingKind kind, string? criterion, Guid? contribution) => new()
    {
        Id = Guid.NewGuid(),
        AuditId = stage.AuditId,
        StageId = stage.Id,
        Kind = kind,
        Criterion = criterion,
        ContributionId = contribution,
        Position = position,
    };

    private async Task<Finding> AddGoodPracticeAsync(Unit unit, Audit audit, Stage stage, Contribution told, int position, CancellationToken cancellationToken)
    {
        var finding = NewFinding(stage, position, FindingKind.GoodPractice, criterion: null, told.Id);
        unit.Db.Findings.Add(finding);
        await thread.StandsAsync(unit, audit, stage, finding, told, "good-practice", "Thank you. What goes well is a finding too, and stays in the report.", cancellationToken);
        return finding;
    }

    private async Task TellWhereItStandsAsync(Unit unit, Audit audit, Stage stage, Finding finding, List<Contribution> words, CancellationToken cancellationToken)
    {
        var (outcome, reason) = finding.Status switch
        {
            FindingStatus.Agreed => (VoiceThread.InFinding, "Your words stand with this finding."),
            _ => (VoiceThread.InOpenFinding, "Your words stand with this finding. It is not agreed yet."),
        };
        foreach (var said in words.Where(c => c.IsAbout(finding) && c.Kind is Interpretations.Kind or Interpretations.CauseKind))
        {
            await thread.StandsAsync(unit, audit, stage, finding, said, outcome, reason, cancellationToken);
        }
    }

    private static JsonObject Numbers(Scores scores) => new()
    {
        ["percent"] = scores.Total?.Percent.Rounded(ScoreViews.Places),
        ["band"] = scores.Headline?.Words(),
        ["capped"] = scores.Capped,
        ["perGroup"] = new JsonObject(scores.PerGroup.Select(g => KeyValuePair.Create(g.Key.Code(), (JsonNode?)g.Value.Percent.Rounded(ScoreViews.Places)))),
        ["order"] = new JsonArray([.. scores.Order.Select(c => (JsonNode)c.Id)]),
    };
}
