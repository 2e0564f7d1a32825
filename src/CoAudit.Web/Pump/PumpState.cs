namespace CoAudit.Web.Pump;

/// <summary>When the pump last looked for due work; read by the health check.</summary>
internal sealed class PumpState
{
    private long lastTick;

    public DateTimeOffset? LastTickAt => Interlocked.Read(ref lastTick) is var ticks and not 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    public void Ticked(DateTimeOffset at) => Interlocked.Exchange(ref lastTick, at.UtcTicks);
}
