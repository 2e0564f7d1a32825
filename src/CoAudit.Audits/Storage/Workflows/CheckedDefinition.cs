using System.Text.Json;
using CoAudit.Audits.Activities;
using CoAudit.Audits.Checks;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Storage.Workflows;

/// <summary>A definition with what is wrong with it and with the stages that the business sees.</summary>
public sealed class CheckedDefinition(CompiledWorkflow workflow)
{
    public CompiledWorkflow Workflow => workflow;

    public WorkflowDefinition Definition => workflow.Definition;

    public string DefinitionId => Definition.DefinitionId;

    public string Hash => Definition.Hash;

    /// <summary>The stages in flow order, for the stage line.</summary>
    public IReadOnlyList<PlannedStage> Stages { get; } =
        [.. workflow.InFlowOrder().Where(n => n.Activity is StageActivity).Select(n => new PlannedStage(n.Id, n.Type, Title(n)))];

    /// <summary>Everything that is wrong with it, errors first.</summary>
    public IReadOnlyList<DefinitionProblem> Problems => field ??= AuditTypeCheck.Problems(workflow);

    public static CheckedDefinition Of(CompiledWorkflows workflows, WorkflowDefinition definition) => new(workflows.Compile(definition));

    /// <summary>With the workflows that it uses as activities, when there are any.</summary>
    public async ValueTask<CheckedDefinition> WithUsedAsync(CompiledWorkflows workflows, CoAuditDb db, CancellationToken cancellationToken) =>
        workflow.Missing.Count == 0 ? this : new CheckedDefinition(await workflows.CompileAsync(db, Definition, cancellationToken));

    public string StagesJson() => JsonSerializer.Serialize(Stages, JsonSerializerOptions.Web);

    /// <exception cref="DefinitionException">There is at least one error; warnings do not count.</exception>
    public void ThrowIfBroken()
    {
        var errors = Problems.Where(p => p.Severity == ProblemSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new DefinitionException(errors);
        }
    }

    private static string Title(CompiledActivity node) =>
        node.TryGetLiteral(((StageActivity)node.Activity).Title, out var title) && !string.IsNullOrWhiteSpace(title) ? title : node.DisplayText;
}

/// <summary>A stage as the definition plans it.</summary>
public sealed record PlannedStage(string ActivityId, string Type, string Title);
