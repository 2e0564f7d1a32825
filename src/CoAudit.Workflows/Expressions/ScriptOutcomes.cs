namespace CoAudit.Workflows.Expressions;

/// <summary>The exits that a script names while it runs.</summary>
internal sealed class ScriptOutcomes
{
    public IReadOnlyList<string> Names { get; set; } = ["Done"];
}
