using CoAudit.Workflows.Activities;

namespace CoAudit.Audits.Outlines;

/// <summary>What can be chosen where that depends on the installation.</summary>
/// <param name="Libraries">The libraries of criteria.</param>
/// <param name="Workflows">The workflows that one can run.</param>
public sealed record OutlineChoices(IReadOnlyList<OutlineOption> Libraries, IReadOnlyList<OutlineOption> Workflows)
{
    public static OutlineChoices None { get; } = new([], []);

    public IReadOnlyList<OutlineOption> For(InputDeclaration input, string value)
    {
        IReadOnlyList<OutlineOption> known = input switch
        {
            { Options.Count: > 0 } => [.. input.Options.Select(option => new OutlineOption(option, input.OptionText(option)))],
            { UIHint: "workflow-definition-picker" } => Workflows,
            { Name: "criteriaSet" } => Libraries,
            _ => [],
        };

        // What is chosen now stays to be seen, though it is not there any more.
        return known.Count == 0 || input.ValueType != typeof(string) || known.Any(option => string.Equals(option.Value, value, StringComparison.Ordinal))
            ? known
            : [.. known, new OutlineOption(value, value.Length > 0 ? value : "None")];
    }
}
