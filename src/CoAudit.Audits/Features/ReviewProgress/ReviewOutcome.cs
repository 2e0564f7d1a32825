using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Reviews;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Plans;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;
using Timer = CoAudit.Audits.Storage.Tables.Timer;

namespace CoAudit.Audits.Features.ReviewProgress;

/// <summary>Carries a panel's verdicts out: the actions' states, their threads, what comes back on the agenda, and the next review.</summary>
public sealed class ReviewOutcome(ActionThread thread, PlanMails news, WorkingCalendar calendar)
{
    public async Task ApplyAsync(
        Unit unit, Audit audit, Stage stage, IReadOnlyList<(ActionItem Card, PanelVerdict? Verdict)> verdicts, CancellationToken cancellationToken)
    {
        // What this very command has said belongs to those who are told, and is read from the tables.
        await unit.Db.SaveChangesAsync(cancellationToken);
        foreach (var (card, verdict) in verdicts)
        {
            if (verdict is not null)
            {
                card.Take(verdict);
                audit.Record("action-reviewed", Actor.System, new { action = card.Id, stage = stage.Id.Value, verdict = verdict.Result.Code(), card.SustainedInARow, card.FalseClosures }, unit.Now);
                await thread.AddAsync(unit, audit, card, TurnKind.Verdict, verdict.Result.Code(), null, null, cancellationToken, ending: stage.Id);
            }
        }

        var slipped = verdicts.Where(v => v.Verdict?.Result == VerdictKind.NotSustained).Select(v => v.Card).ToList();
        IReadOnlyList<ActionItem> linked = [];
        if (slipped.Count > 0)
        {
            linked = await BringBackLinkedAsync(unit, audit, slipped, cancellationToken);
            await news.TellOfSlipAsync(unit, audit, stage, cancellationToken);
        }

        ScheduleNext(unit, audit, stage, verdicts, [.. slipped, .. linked]);
    }

    private static async Task<IReadOnlyList<ActionItem>> BringBackLinkedAsync(Unit unit, Audit audit, List<ActionItem> slipped, CancellationToken cancellationToken)
    {
        var all = await unit.Db.Actions.Where(a => a.AuditId == audit.Id).ToListAsync(cancellationToken);
        var linked = all.FindAll(card => !slipped.Contains(card) && slipped.Exists(s => s.Linked.Contains(card.Id) || card.Linked.Contains(s.Id)));
        foreach (var card in linked)
        {
            card.ComeBack();
            audit.Record("action-back-on-agenda", Actor.System, new { action = card.Id }, unit.Now);
        }

        return linked;
    }

    // Each action has its own next look: what slipped sooner, what lasts later.
    private void ScheduleNext(Unit unit, Audit audit, Stage stage, IReadOnlyList<(ActionItem Card, PanelVerdict? Verdict)> verdicts, IReadOnlyList<ActionItem> slipped)
    {
        if (audit.Reviews.Find(r => r.Id == stage.ReviewId) is not { } review)
        {
            return;
        }

        ReviewCadence cadence = new(TimeZoneInfo.FindSystemTimeZoneById(audit.TimeZone), calendar);
        var held = audit.Reviews.Where(r => r.DueAt < review.DueAt && r.Status == ReviewStatus.Done && (review.Actions.Count == 0 || review.Actions.Any(r.LooksAt)))
            .Select(r => r.DueAt).DefaultIfEmpty(review.PlannedFrom ?? review.DueAt).Max();
        if (slipped.Count > 0)
        {
            Add(unit, audit, review, cadence.AfterSlip(held, review.DueAt, Ahead(audit, review, slipped)), ReviewKind.Extra, slipped);
        }

        var lasting = Unseen(audit, review, verdicts.Where(v => v.Verdict?.Result == VerdictKind.Sustained && v.Card.SustainedInARow >= 2).Select(v => v.Card));
        if (lasting.Count > 0 && review.Kind != ReviewKind.LightCheck)
        {
            Add(unit, audit, review, cadence.AfterTwoSustained(held, review.DueAt, []), ReviewKind.LightCheck, lasting);
        }
    }

    private static IEnumerable<DateTimeOffset> Ahead(Audit audit, Review review, IReadOnlyList<ActionItem> cards) =>
        audit.Reviews.Where(r => r.Id != review.Id && r.IsAhead && cards.All(card => r.LooksAt(card.Id))).Select(r => r.DueAt);

    // At what no review looks that is still to come.
    private static List<ActionItem> Unseen(Audit audit, Review review, IEnumerable<ActionItem> cards) =>
        [.. cards.Where(card => !Ahead(audit, review, [card]).Any())];

    private static void Add(Unit unit, Audit audit, Review after, DateTimeOffset? dueAt, ReviewKind kind, IReadOnlyList<ActionItem> cards)
    {
        if (dueAt is not { } due)
        {
            return;
        }

        var at = Instant.Stored(due > unit.Now ? due : unit.Now);
        var review = new Review
        {
            Id = ReviewId.New(unit.Now),
            AuditId = audit.Id,
            Number = audit.Reviews.Max(r => r.Number) + 1,
            DueAt = at,
            Panel = after.Panel,
            Workflow = after.Workflow,
            Kind = kind,
            PlannedFrom = after.DueAt,
            Actions = [.. cards.Select(card => card.Id).Distinct()],
        };
        audit.Reviews.Add(review);
        unit.Db.Reviews.Add(review);
        unit.Db.Timers.Add(new Timer { Id = Guid.CreateVersion7(unit.Now), Kind = TimerKind.Review, DueAt = at, AuditId = audit.Id, ReviewId = review.Id });
        audit.Record("review-scheduled", Actor.System, new { review = review.Id.Value, review.Number, review.DueAt, kind = kind.Code() }, unit.Now);
    }
}
