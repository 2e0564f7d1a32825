using System.Text;

namespace CoAudit.Workflows.Ways;

/// <summary>Where a flowchart stands, with the way there.</summary>
internal sealed record FlowState
{
    /// <summary>Children that are to begin, in that order.</summary>
    public required int[] Queue { get; init; }

    /// <summary>Children that run and wait, by position.</summary>
    public required int[] Waiting { get; init; }

    public required (int Connection, int Unused, bool Followed)[] Tokens { get; init; }

    public required int Memory { get; init; }

    /// <summary>How many activities the way has passed.</summary>
    public int Length { get; private init; }

    public bool IsOver => Queue.Length == 0 && Waiting.Length == 0;

    private FlowState? Before { get; init; }

    private IReadOnlyList<WayStep> Last { get; init; } = [];

    public static FlowState At(int start, int memory) => new() { Queue = [start], Waiting = [], Tokens = [], Memory = memory };

    public FlowState After(IReadOnlyList<WayStep> steps, int memory) => this with { Before = this, Last = steps, Length = Length + steps.Count, Memory = memory };

    public FlowState Over() => this with { Queue = [], Waiting = [], Tokens = [] };

    public IReadOnlyList<WayStep> Steps()
    {
        var parts = new Stack<IReadOnlyList<WayStep>>();
        for (var state = this; state is not null; state = state.Before)
        {
            parts.Push(state.Last);
        }

        return [.. parts.SelectMany(p => p)];
    }

    /// <summary>How often the same child runs side by side with itself.</summary>
    public int MostAlike() => IsOver ? 0 : Queue.Concat(Waiting).CountBy(node => node).Max(c => c.Value);

    /// <summary>Two states with the same key go on alike.</summary>
    public string Key()
    {
        var key = new StringBuilder().Append((char)Memory).Append((char)Queue.Length);
        foreach (var node in Queue.Concat(Waiting))
        {
            key.Append((char)node);
        }

        key.Append(char.MaxValue);
        foreach (var (connection, unused, followed) in Tokens)
        {
            key.Append((char)connection).Append((char)(unused + FlowWays.MostUnused)).Append(followed ? '1' : '0');
        }

        return key.ToString();
    }
}
