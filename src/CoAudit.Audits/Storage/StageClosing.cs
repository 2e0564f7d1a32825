using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Anonymity;
using CoAudit.Audits.Storage.Reports;
using CoAudit.Audits.Storage.Stages;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage;

/// <summary>Closes a stage, whether its time is up or everyone has answered, and lets the workflow go on.</summary>
public sealed class StageClosing(InstanceRunner runner, StageDepths depths, ReportPublishing reports, SealedPool sealedWords)
{
    public async Task CloseAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        // Mails that are still to ask for answers go first: those that the conclusion writes must stay.
        await ForgetAsync(unit, stage.Id, cancellationToken);
        await sealedWords.OpenAsync(unit, audit, stage, cancellationToken);
        var conclusion = await depths.Of(stage.Type).ConcludeAsync(unit, audit, stage, cancellationToken);
        var outcome = audit.CloseStage(stage, unit.Now, conclusion.Outcome);
        if (stage is { ReviewId: { } reviewId, Type: "CoAudit.ReviewProgress" })
        {
            CloseReview(audit, reviewId, outcome, (string?)conclusion.Result["verdict"], unit.Now);
        }

        var payload = new JsonObject { ["outcome"] = outcome, ["result"] = Result(stage, conclusion) };
        await runner.ResumeAsync(unit, audit, stage.InstanceId, stage.BookmarkId, payload, cancellationToken);
        if (stage.ReviewId is not null)
        {
            await reports.RenewAsync(unit, audit, cancellationToken);
        }
    }

    /// <summary>
    /// Closes an open stage before its end when nothing more is expected of anyone. When that is so of its first round only, the second one opens before its time.
    /// </summary>
    public async Task CloseWhenFinishedAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        if (stage.Status != StageStatus.Open)
        {
            return;
        }

        if (await depths.Of(stage.Type).IsFinishedAsync(unit.Db, audit, stage, cancellationToken))
        {
            await CloseAsync(unit, audit, stage, cancellationToken);
        }
        else if (stage is { Round: 1, RevealAt: not null, EveryoneHasFinished: true })
        {
            await unit.Db.Timers.Where(t => t.StageId == stage.Id && t.Kind == TimerKind.NextRound).ExecuteDeleteAsync(cancellationToken);
            await OpenRoundAsync(unit, audit, stage, cancellationToken);
        }
    }

    /// <summary>The first round ends: what was said in it is shown to everyone at once.</summary>
    public async Task OpenRoundAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        await sealedWords.OpenAsync(unit, audit, stage, cancellationToken);
        audit.NextRound(stage, unit.Now);
        await depths.Of(stage.Type).OpenRoundAsync(unit, audit, stage, cancellationToken);
    }

    /// <summary>Nobody is asked or reminded any more: timers go, and mails that have not left.</summary>
    public static async Task ForgetAsync(Unit unit, StageId stageId, CancellationToken cancellationToken)
    {
        await unit.Db.Timers.Where(t => t.StageId == stageId).ExecuteDeleteAsync(cancellationToken);
        await unit.Db.Outbox.Where(m => m.StageId == stageId && m.State == MailState.Pending).ExecuteDeleteAsync(cancellationToken);
    }

    private static void CloseReview(Audit audit, ReviewId reviewId, string outcome, string? concluded, DateTimeOffset now)
    {
        var verdict = concluded ?? outcome switch
        {
            "Sustained" => "sustained",
            "NotSustained" => "not-sustained",
            _ => "not-enough-voices",
        };
        audit.Reviews.Find(r => r.Id == reviewId)?.Close(verdict, now);
        audit.Record("review-closed", Actor.System, new { review = reviewId.Value, verdict }, now);
    }

    // Counts, ids and numbers: words stay out of the workflow's state, where blind rounds and erasure could not reach them.
    private static JsonObject Result(Stage stage, Conclusion conclusion)
    {
        JsonObject result = new()
        {
            ["stage"] = stage.Id.ToString(),
            ["asked"] = stage.Tasks.Count(t => t.Counts),
            ["answered"] = stage.Tasks.Count(t => t.Status == TaskItemStatus.Answered),
        };
        foreach (var (name, value) in conclusion.Result)
        {
            result[name] = value?.DeepClone();
        }

        return result;
    }
}
