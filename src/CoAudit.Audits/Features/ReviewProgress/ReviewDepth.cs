using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Reviews;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Plans;
using CoAudit.Audits.Storage.Reviews;
using CoAudit.Audits.Storage.Stages;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ReviewProgress;

/// <summary>A review: its panel says of each action whether it lasts. What that comes to decides about the action and about the next review.</summary>
public sealed class ReviewDepth(ReviewOutcome outcome) : StageDepth
{
    public override string Type => ProgressSettings.StageType;

    public override async Task<StageSight> LookAsync(CoAuditDb db, LoadedTask asked, CancellationToken cancellationToken)
    {
        var reviews = await db.Reviews.AsNoTracking().Where(r => r.AuditId == asked.Audit.Id).ToListAsync(cancellationToken);
        asked.Audit.Reviews.AddRange(reviews.Where(r => !asked.Audit.Reviews.Exists(known => known.Id == r.Id)));
        var agenda = await ReviewAgenda.LoadAsync(db, asked.Audit, asked.Stage, cancellationToken);
        var mine = await db.Verdicts.AsNoTracking().Where(v => v.TaskId == asked.Task.Id).ToListAsync(cancellationToken);
        var series = await db.SeriesAsync(asked.Audit.Id, agenda, asked.Stage.ReviewId, cancellationToken);
        var items = agenda.ConvertAll(card =>
        {
            var item = CardJson.Of(card, mine: false);
            var own = mine.Find(v => v.ActionId == card.Id);
            item.More["verdict"] = own?.Kind.Code();
            item.More["found"] = own?.Found;
            item.More["looked"] = own?.Looked;
            item.More["series"] = JsonSerializer.SerializeToNode(series[card.Id], JsonSerializerOptions.Web);
            item.More["sustainedInARow"] = card.SustainedInARow;
            item.More["lastVerdict"] = card.LastVerdict;
            item.More["canBeReviewed"] = card.CanBeReviewed;
            return item;
        });
        string[] acts = agenda.Exists(card => card.CanBeReviewed) ? ["verdicts", "contributions", "sign-off"] : ["contributions", "sign-off"];
        return new StageSight(items.Count > 0 ? items : null, acts);
    }

    /// <summary>Who has said of every action whether it lasts has finished, as has who has sent their answer.</summary>
    public override async Task<bool> IsFinishedAsync(CoAuditDb db, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        var agenda = await ToJudgeAsync(db, audit, stage, cancellationToken);
        var said = await SaidAsync(db, stage, cancellationToken);
        return stage.Tasks.Exists(t => t.Counts && t.HasAnswered)
            && stage.Tasks.TrueForAll(t => t.IsFinished || (agenda.Count > 0 && agenda.TrueForAll(card => said.Exists(v => v.TaskId == t.Id && v.ActionId == card.Id))));
    }

    public override async Task<Conclusion> ConcludeAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        var agenda = await ToJudgeAsync(unit.Db, audit, stage, cancellationToken);
        if (agenda.Count == 0)
        {
            return new Conclusion(stage.Form.OutcomeOf(stage), []);
        }

        var said = await SaidAsync(unit.Db, stage, cancellationToken);
        var verdicts = agenda.ConvertAll(card => (Card: card, Verdict: PanelVoices.VerdictOf(stage, card.Id, said)));
        var overall = PanelVerdict.Overall(verdicts.Select(v => v.Verdict));
        await outcome.ApplyAsync(unit, audit, stage, verdicts, cancellationToken);
        return new Conclusion(ExitOf(overall), new JsonObject
        {
            ["verdict"] = overall?.Code() ?? "not-enough-voices",
            ["verdicts"] = new JsonObject(verdicts.Select(v => KeyValuePair.Create(v.Card.Id.ToString(), (JsonNode?)v.Verdict?.Result.Code()))),
        });
    }

    private static async Task<List<ActionItem>> ToJudgeAsync(CoAuditDb db, Audit audit, Stage stage, CancellationToken cancellationToken) =>
        (await ReviewAgenda.LoadAsync(db, audit, stage, cancellationToken)).FindAll(card => card.CanBeReviewed);

    // Tracked, and with what this very command has added: it is not stored yet.
    private static async Task<List<Verdict>> SaidAsync(CoAuditDb db, Stage stage, CancellationToken cancellationToken)
    {
        var said = await db.Verdicts.Where(v => v.StageId == stage.Id).ToListAsync(cancellationToken);
        said.AddRange(db.Verdicts.Local.Where(v => v.StageId == stage.Id && !said.Contains(v)).ToList());
        return said;
    }

    // Only what is there counts as lasting: "too early" and "partly" are no yes. Without a word of those who live with it there is no verdict at all.
    private static string ExitOf(VerdictKind? overall) => overall switch
    {
        null => "NotEnoughVoices",
        VerdictKind.Sustained or VerdictKind.Refine => "Sustained",
        VerdictKind.NotSustained or VerdictKind.Partly or VerdictKind.TooEarly => "NotSustained",
        _ => throw new ArgumentOutOfRangeException(nameof(overall), overall, "Not a verdict."),
    };
}
