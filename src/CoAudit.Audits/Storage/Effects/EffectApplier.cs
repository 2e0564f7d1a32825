using CoAudit.Audits.Activities;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Anonymity;
using CoAudit.Audits.Storage.Reports;
using CoAudit.Audits.Storage.SigningOff;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Effects;

/// <summary>Turns what a burst asked for into rows, in the burst's own transaction.</summary>
public sealed class EffectApplier(
    StageOpening stages, ReviewScheduling reviews, NoticeSending notices, ObjectionEnd objections, ReportPublishing reports, EventBoard events, SealedPool sealedWords)
{
    public async Task ApplyAsync(Unit unit, Audit? audit, Burst burst, ReviewId? reviewId, CancellationToken cancellationToken)
    {
        ArmBookmarks(unit, audit, burst);
        if (audit is not null)
        {
            await WithdrawStagesAsync(unit, audit, burst, cancellationToken);
        }

        await events.ApplyAsync(unit, burst, audit?.Id, cancellationToken);
        foreach (var effect in burst.Effects.Where(e => e is not PublishEvent))
        {
            if (audit is null)
            {
                throw new ConflictException("not-an-audit", "This workflow asks people to take part. Start it as an audit.");
            }

            if (effect is SendNotice notice)
            {
                await notices.SendAsync(unit, audit, notice, cancellationToken);
                continue;
            }

            await ApplyAsync(unit, audit, burst.State.InstanceId, effect, reviewId, cancellationToken);
        }
    }

    private async Task ApplyAsync(Unit unit, Audit audit, string instanceId, Effect effect, ReviewId? reviewId, CancellationToken cancellationToken)
    {
        switch (effect)
        {
            case OpenStage open:
                await stages.OpenAsync(unit, audit, instanceId, open, reviewId, cancellationToken);
                break;
            case ScheduleReviewsAt schedule:
                reviews.Schedule(unit, audit, schedule);
                break;
            case ShowReport report:
                await objections.StandAsync(unit, audit, cancellationToken);
                await reports.PublishAsync(unit, audit, report.Formats, cancellationToken);
                break;
            default:
                throw new InvalidOperationException($"Nothing applies the effect {effect.GetType().Name}.");
        }
    }

    // The flow went on without a stage that was still open, for instance past a join that waits for any of its branches.
    // The stage that has just been closed is among the removed too, and is not open any more.
    private async Task WithdrawStagesAsync(Unit unit, Audit audit, Burst burst, CancellationToken cancellationToken)
    {
        var removed = burst.Removed;
        if (removed.Count < 2)
        {
            return;
        }

        var left = await unit.Db.Stages.Include(s => s.Tasks).ThenInclude(t => t.SignOff).AsSplitQuery()
            .Where(s => s.AuditId == audit.Id && s.Status == StageStatus.Open && removed.Contains(s.BookmarkId))
            .ToListAsync(cancellationToken);
        foreach (var stage in left.Where(s => s.Status == StageStatus.Open))
        {
            await sealedWords.OpenAsync(unit, audit, stage, cancellationToken);
            audit.WithdrawStage(stage, unit.Now);
            await StageClosing.ForgetAsync(unit, stage.Id, cancellationToken);
        }
    }

    // What a wait that is over was to be woken by went with it, in the store.
    private static void ArmBookmarks(Unit unit, Audit? audit, Burst burst)
    {
        foreach (var bookmark in burst.Created.Where(b => b.DueAt is not null))
        {
            unit.Db.Timers.Add(new Tables.Timer
            {
                Id = Guid.CreateVersion7(unit.Now),
                Kind = TimerKind.Bookmark,
                DueAt = bookmark.DueAt!.Value,
                AuditId = audit?.Id,
                InstanceId = burst.State.InstanceId,
                BookmarkId = bookmark.Id,
            });
        }
    }
}
