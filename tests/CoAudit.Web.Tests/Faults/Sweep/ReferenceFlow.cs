using CoAudit.Web.Tests.Storage;

namespace CoAudit.Web.Tests.Faults.Sweep;

/// <summary>One of the workflows that the sweep runs: what a client does to bring one instance to its end, and what can be seen of it then.</summary>
internal abstract class ReferenceFlow
{
    public static IReadOnlyDictionary<string, Func<ReferenceFlow>> All { get; } = new Dictionary<string, Func<ReferenceFlow>>(StringComparer.Ordinal)
    {
        ["linear with an event"] = () => new EventsFlow("linear", LinearFlow(), "one"),
        ["two events at a join"] = () => new EventsFlow("join", JoinFlow(), "one", "two"),
        ["a delay"] = () => new DelayFlow(),
        ["a child waited for"] = () => new ChildFlow(),
        ["tasks in a loop"] = () => new TaskLoopFlow(),
        ["an audit with a stage"] = () => new AuditFlow(),
    };

    /// <summary>Once for the database.</summary>
    public abstract Task PrepareAsync(Store store);

    /// <summary>One run from start to end.</summary>
    /// <param name="run">Different for each run: the instances of earlier runs are in the same database.</param>
    public abstract Task RunAsync(SweepNode node, string run);

    /// <summary>What a reader sees of that run: the same with and without faults.</summary>
    public abstract Task<IReadOnlyList<string>> SeenAsync(Store store, string run);

    private static Workflows.FlowJson LinearFlow() => new Workflows.FlowJson("linear").Variable("V").Set("before", "V", "'a'").Event("one").Set("after", "V", "getVariable('V') + 'b'")
        .Arrows("before>one one>after");

    private static Workflows.FlowJson JoinFlow() => new Workflows.FlowJson("join").Variable("V").Fork("fork", "L", "R").Event("one").Event("two").Join("join", "WaitAll").Set("after", "V", "'joined'")
        .Arrows("fork.L>one fork.R>two one>join two>join join>after");
}
