using CoAudit.Workflows.Activities.Generic;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Ways;

/// <summary>By which exits an activity may be left.</summary>
internal static class Exits
{
    // Of more cases that may all hold at once not every subset is looked at.
    private const int MostCombined = 5;

    private static readonly string[] Done = ["Done"];

    /// <summary>Each item is the exits of one completion.</summary>
    public static IReadOnlyList<string[]> Of(CompiledActivity node)
    {
        switch (node.Activity)
        {
            case FlowFork fork:
                return [OfFork(node, fork)];
            case FlowSwitch choice:
                return OfSwitch(node, choice);
            case FlowDecision decision when node.TryGetLiteral(decision.Condition, out var holds):
                return [[holds ? "True" : "False"]];
            default:
                return node.Attribute.Outcomes is [] ? OfUndeclared(node) : [.. node.Attribute.Outcomes.Select(o => new[] { o })];
        }
    }

    private static string[] OfFork(CompiledActivity node, FlowFork fork) =>
        node.HasNone(fork.Branches) ? Done
        : node.TryGetLiteral(fork.Branches, out var branches) && branches is not null ? [.. branches]
        : Connected(node);

    private static List<string[]> OfSwitch(CompiledActivity node, FlowSwitch choice)
    {
        var labels = node.CasesOf(choice.Cases).Select(c => c.Label).Distinct(StringComparer.Ordinal).ToArray();
        List<string[]> exits = [["Default"], .. labels.Select(label => new[] { label })];
        if (!node.TryGetLiteral(choice.Mode, out var mode) || mode is "MatchAny")
        {
            exits.AddRange(Combinations(labels));
        }

        return exits;
    }

    private static IEnumerable<string[]> Combinations(string[] labels)
    {
        if (labels.Length > MostCombined)
        {
            return [labels];
        }

        return Enumerable.Range(1, (1 << labels.Length) - 1).Select(set => labels.Where((_, i) => (set & (1 << i)) != 0).ToArray()).Where(set => set.Length > 1);
    }

    // What an activity of no declared exits says at its end is not known here: any exit that someone drew an arrow from, or none of them.
    private static IReadOnlyList<string[]> OfUndeclared(CompiledActivity node) =>
        [Done, .. Connected(node).Except(Done, StringComparer.Ordinal).Select(port => new[] { port })];

    private static string[] Connected(CompiledActivity node) =>
        node.Parent?.Connections is { } arrows ? [.. arrows.All.Where(a => a.Source == node.Position).Select(a => a.Port).Distinct(StringComparer.Ordinal)] : [];
}
