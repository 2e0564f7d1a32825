using System.Globalization;
using CoAudit.Audits.Activities;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Storage.Tables;

namespace CoAudit.Audits.Storage.Effects;

/// <summary>Puts an audit's follow-up reviews into the calendar.</summary>
public sealed class ReviewScheduling(WorkingCalendar calendar)
{
    public void Schedule(Unit unit, Audit audit, ScheduleReviewsAt effect)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(audit.TimeZone);
        var at = TimeOnly.ParseExact(effect.At, "HH:mm", CultureInfo.InvariantCulture);
        var number = audit.Reviews.Count;
        foreach (var text in effect.After)
        {
            if (!Span.TryParse(text, out var span))
            {
                continue;
            }

            number++;
            var review = new Review
            {
                Id = ReviewId.New(unit.Now),
                AuditId = audit.Id,
                Number = number,
                DueAt = Instant.Stored(span.At(unit.Now, at, zone, calendar)),
                Panel = effect.Panel,
                Workflow = effect.ReviewWorkflow,
                PlannedFrom = unit.Now,
            };
            audit.Reviews.Add(review);
            unit.Db.Reviews.Add(review);
            unit.Db.Timers.Add(new Tables.Timer
            {
                Id = Guid.CreateVersion7(unit.Now),
                Kind = TimerKind.Review,
                DueAt = review.DueAt,
                AuditId = audit.Id,
                ReviewId = review.Id,
            });
            audit.Record("review-scheduled", Actor.System, new { review = review.Id.Value, review.Number, review.DueAt }, unit.Now);
        }
    }
}
