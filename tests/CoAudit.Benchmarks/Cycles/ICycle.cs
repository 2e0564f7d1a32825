namespace CoAudit.Benchmarks.Cycles;

/// <summary>"Start, block, sign off, complete": two commands, each durable when its task ends.</summary>
internal interface ICycle
{
    /// <summary>Starts and blocks.</summary>
    /// <returns>What signs off and completes.</returns>
    Task<Func<Task>> StartAsync();
}
