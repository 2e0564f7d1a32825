using CoAudit.Benchmarks.Cycles;

namespace CoAudit.Benchmarks;

/// <summary>One way to run cycles, beside the limit that plain ADO sets for the same rows.</summary>
/// <param name="durability">How an acknowledged commit is kept.</param>
/// <param name="limit">Null where plain ADO has no counterpart.</param>
/// <param name="target">The part of the limit that is asked for; null when there is none.</param>
internal sealed class Comparison(string name, string durability, int inFlight, ICycle cycle, ICycle? limit, double? target = null)
{
    private readonly List<Measurement> ours = [];
    private readonly List<Measurement> limits = [];

    public string Name => $"{name}-{inFlight}";

    public string Durability => durability;

    public double? Target => target;

    public IReadOnlyList<Measurement> Ours => ours;

    public IReadOnlyList<Measurement> Limit => limits;

    public async Task WarmUpAsync(TimeSpan duration)
    {
        await Measurement.OfAsync(cycle, inFlight, duration);
        if (limit is not null)
        {
            await Measurement.OfAsync(limit, inFlight, duration);
        }
    }

    public async Task MeasureAsync(TimeSpan duration)
    {
        ours.Add(await Measurement.OfAsync(cycle, inFlight, duration));
        if (limit is not null)
        {
            limits.Add(await Measurement.OfAsync(limit, inFlight, duration));
        }
    }
}
