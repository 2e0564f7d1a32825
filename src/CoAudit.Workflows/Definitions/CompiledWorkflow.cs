using CoAudit.Workflows.Activities;

namespace CoAudit.Workflows.Definitions;

/// <summary>
/// A definition made ready to run: activities bound to their classes, inputs to their expressions, connections to arrays. Immutable,
/// shared by all instances of that content hash; callers cache it by <see cref="WorkflowDefinition.Hash"/>.
/// </summary>
public sealed partial class CompiledWorkflow
{
    /// <summary>The definition it was made from.</summary>
    public WorkflowDefinition Definition => throw new NotImplementedException();

    /// <summary>The nodes in document order.</summary>
    public IReadOnlyList<CompiledActivity> Activities => throw new NotImplementedException();

    /// <summary>Compiles; unknown activity types become <c>Elsa.NotFoundActivity</c>, which faults when reached.</summary>
    /// <exception cref="DefinitionException">The structure cannot be run at all.</exception>
    public static CompiledWorkflow Compile(WorkflowDefinition definition, ActivityRegistry registry) => throw new NotImplementedException();

    /// <summary>
    /// All problems of the definition: structure, expressions, unconnected exits. Errors first. Empty when it is clean.
    /// A definition without a product activity gets errors only for what cannot run.
    /// </summary>
    public IReadOnlyList<DefinitionProblem> Check() => throw new NotImplementedException();
}

/// <summary>One node of a compiled workflow.</summary>
public sealed partial class CompiledActivity
{
    /// <summary>Id in the definition.</summary>
    public string Id => throw new NotImplementedException();

    /// <summary>Stored type name, for example <c>Elsa.FlowDecision</c>.</summary>
    public string Type => throw new NotImplementedException();

    /// <summary>Path of ids from the root, Elsa's <c>nodeId</c>, for example <c>Workflow1:fc:a1</c>.</summary>
    public string NodeId => throw new NotImplementedException();

    /// <summary>What people read on the canvas: <c>metadata.displayText</c>, else the node's <c>name</c>, else the type's display name.</summary>
    public string DisplayText => throw new NotImplementedException();
}
