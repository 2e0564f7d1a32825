namespace CoAudit.Audits.Outlines;

/// <summary>One setting of a stage as a form shows it.</summary>
/// <param name="Name">The input's name in the definition.</param>
/// <param name="Options">What can be chosen; empty when it is written.</param>
/// <param name="Value">As a form posts it: a list has one item a line.</param>
/// <param name="IsWorkedOut">A script works it out when the audit runs, so a form leaves it as it is.</param>
public sealed record OutlineField(string Name, string Label, string Help, OutlineEditor Editor, IReadOnlyList<OutlineOption> Options, string Value, bool IsWorkedOut)
{
    /// <summary>The items of a list.</summary>
    public IReadOnlyList<string> Items => Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
