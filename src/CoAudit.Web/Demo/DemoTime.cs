using CoAudit.Web.Pump;

namespace CoAudit.Web.Demo;

/// <summary>Lets time pass: everything that falls due on the way happens at its own moment, in order, as it would have.</summary>
/// <param name="today">The moment at which the demo was asked for; no demo goes beyond it.</param>
internal sealed class DemoTime(DemoClock clock, PumpRun pump, DateTimeOffset today)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public DateTimeOffset Today => today;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Another audit begins, in its own past. What other audits still wait for lies after today.</summary>
    public void BeginAt(DateTimeOffset moment) => clock.Set(moment);

    public async Task GoToAsync(DateTimeOffset moment, CancellationToken cancellationToken)
    {
        while (await pump.RunAsync(cancellationToken) is { } next && next <= moment)
        {
            StepTo(next);
        }

        clock.Set(moment);
        await pump.RunAsync(cancellationToken);
    }

    /// <summary>Goes on to whatever is due next.</summary>
    /// <returns>False when nothing is before today; then it is today.</returns>
    public async Task<bool> GoOnAsync(CancellationToken cancellationToken)
    {
        if (await pump.RunAsync(cancellationToken) is not { } next || next > today)
        {
            await GoToAsync(today, cancellationToken);
            return false;
        }

        StepTo(next);
        await pump.RunAsync(cancellationToken);
        return true;
    }

    // What is overdue and still not done, such as a mail that could not be written, is tried again a little later.
    private void StepTo(DateTimeOffset next) => clock.Set(next > Now ? next : Now + LongestWait);
}
