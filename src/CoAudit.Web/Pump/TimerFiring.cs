using CoAudit.Audits.Features.CloseStage;
using CoAudit.Audits.Features.DeliverEvent;
using CoAudit.Audits.Features.FireTrigger;
using CoAudit.Audits.Features.OpenReview;
using CoAudit.Audits.Features.OpenRound;
using CoAudit.Audits.Features.RemindParticipant;
using CoAudit.Audits.Features.ResumeBookmark;
using CoAudit.Audits.Features.RunWorkflow;
using CoAudit.Audits.Features.TellOverdue;
using CoAudit.Audits.Features.TellWhoIsSilent;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using Timer = CoAudit.Audits.Storage.Tables.Timer;

namespace CoAudit.Web.Pump;

/// <summary>Which use case a due timer belongs to.</summary>
internal sealed class TimerFiring(
    CloseStageHandler closeStage,
    RemindParticipantHandler remind,
    TellWhoIsSilentHandler tell,
    OpenReviewHandler openReview,
    OpenRoundHandler openRound,
    ResumeBookmarkHandler resume,
    RunWorkflowHandler start,
    FireTriggerHandler trigger,
    DeliverEventHandler deliver,
    TellOverdueHandler overdue)
{
    public Task FireAsync(Unit unit, Timer timer, CancellationToken cancellationToken) => timer.Kind switch
    {
        TimerKind.StageEnd => closeStage.HandleAsync(unit, timer.StageId!.Value, cancellationToken),
        TimerKind.Reminder => remind.HandleAsync(unit, timer, cancellationToken),
        TimerKind.TellWhoIsSilent => tell.HandleAsync(unit, timer.StageId!.Value, cancellationToken),
        TimerKind.NextRound => openRound.HandleAsync(unit, timer.StageId!.Value, cancellationToken),
        TimerKind.Review => openReview.HandleAsync(unit, timer.AuditId!.Value, timer.ReviewId!.Value, cancellationToken),
        TimerKind.Bookmark => resume.HandleAsync(unit, timer, cancellationToken),
        TimerKind.StartWorkflow => start.HandleAsync(unit, timer, cancellationToken),
        TimerKind.Trigger => trigger.HandleAsync(unit, timer, cancellationToken),
        TimerKind.Event => deliver.HandleAsync(unit, timer, cancellationToken),
        TimerKind.ActionOverdue => overdue.HandleAsync(unit, timer, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(timer), timer.Kind, "Not a kind of timer."),
    };
}
