namespace CoAudit.Web.Demo;

/// <summary>Shows the moment that the demo has come to, so that what is filled in took place over months. Timers and waits stay real.</summary>
internal sealed class DemoClock(DateTimeOffset now) : TimeProvider
{
    private long ticks = now.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref ticks), TimeSpan.Zero);

    public void Set(DateTimeOffset moment) => Volatile.Write(ref ticks, moment.UtcTicks);
}
