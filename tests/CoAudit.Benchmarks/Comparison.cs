using CoAudit.Benchmarks.Cycles;

namespace CoAudit.Benchmarks;

/// <summary>One way to run cycles beside the limit that plain ADO sets for the same rows.</summary>
internal sealed class Comparison(string name, int inFlight, ICycle cycle, ICycle limit)
{
    private readonly List<(Measurement Ours, Measurement Limit)> repeats = [];

    public string Name => name;

    public int InFlight => inFlight;

    public IReadOnlyList<Measurement> Ours => [.. repeats.Select(r => r.Ours)];

    public IReadOnlyList<Measurement> Limit => [.. repeats.Select(r => r.Limit)];

    public void Add((Measurement Ours, Measurement Limit) repeat) => repeats.Add(repeat);

    public async Task<(Measurement Ours, Measurement Limit)> MeasureAsync(TimeSpan duration) =>
        (await Measurement.OfAsync(cycle, inFlight, duration), await Measurement.OfAsync(limit, inFlight, duration));
}
