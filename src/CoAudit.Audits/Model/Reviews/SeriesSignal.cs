namespace CoAudit.Audits.Model.Reviews;

/// <summary>What a series shows of itself. A signal is said to everyone and decides nothing.</summary>
public enum SeriesSignal
{
    /// <summary>The last count is under what was agreed.</summary>
    Below,

    /// <summary>Three counts in a row, each lower than the one before.</summary>
    Falling,

    /// <summary>The last six counts or more are all on one side of the median.</summary>
    LongRun,
}

/// <summary>Signals as the API names them.</summary>
public static class SeriesSignals
{
    public static string Code(this SeriesSignal signal) => signal switch
    {
        SeriesSignal.Below => "below",
        SeriesSignal.Falling => "falling",
        SeriesSignal.LongRun => "long-run",
        _ => throw new ArgumentOutOfRangeException(nameof(signal), signal, "Not a signal."),
    };
}
