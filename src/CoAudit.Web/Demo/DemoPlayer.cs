using CoAudit.Audits.Features.StartAudit;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Time;

namespace CoAudit.Web.Demo;

/// <summary>Plays an audit from its start until today, step by step; what would come after today is left to whoever looks at the demo.</summary>
internal sealed class DemoPlayer(DemoTime time, DemoRecords records, IServiceProvider services)
{
    private const string Zone = "Europe/London";

    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById(Zone);

    private readonly WorkingCalendar calendar = services.GetRequiredService<WorkingCalendar>();

    public async Task PlayAsync(DemoStory story, IReadOnlyList<DemoStep> steps, CancellationToken cancellationToken)
    {
        time.BeginAt(StartOf(story));
        DemoAudit audit = new(await StartAsync(story, cancellationToken), story, time, records, services);
        foreach (var step in steps)
        {
            if (await MomentOfAsync(audit, step, cancellationToken) is not { } moment || moment > time.Today)
            {
                break;
            }

            if (moment > time.Now)
            {
                await time.GoToAsync(moment, cancellationToken);
            }

            await step.Act(audit, cancellationToken);
        }

        await time.GoToAsync(time.Today, cancellationToken);
    }

    /// <summary>When an audit begins that has come as far as its story says.</summary>
    public DateTimeOffset StartOf(DemoStory story) =>
        London.Instant(calendar.AddWorkingDays(London.LocalDay(time.Today), -story.WorkingDaysAgo), WorkingCalendar.DayStart);

    private async Task<AuditId> StartAsync(DemoStory story, CancellationToken cancellationToken)
    {
        var started = await services.GetRequiredService<StartAuditHandler>().HandleAsync(
            new StartAudit
            {
                AuditType = DemoStory.AuditType,
                Title = story.Title,
                Service = story.Service,
                TimeZone = Zone,
                Facilitator = DemoCast.Facilitator,
                Independent = DemoCast.Independent,
                Participants = [.. DemoCast.Everyone.Select(person => person.AsGiven())],
                Actor = Actor.System,
            },
            key: null,
            cancellationToken);
        return new AuditId(started.Id);
    }

    // Waits until the stage is open; null when it will not be before today.
    private async Task<DateTimeOffset?> MomentOfAsync(DemoAudit audit, DemoStep step, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await records.OpenedAtAsync(audit.Id, step.Type, step.Occurrence, cancellationToken) is { } opened)
            {
                return London.Instant(calendar.AddWorkingDays(London.LocalDay(opened), step.Day), step.Time);
            }

            if (!await time.GoOnAsync(cancellationToken))
            {
                return null;
            }
        }
    }
}
