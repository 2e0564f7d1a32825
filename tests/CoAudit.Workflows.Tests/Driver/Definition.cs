using System.Text;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Tests.Driver;

/// <summary>Definitions for tests, written shortly.</summary>
internal static class Definition
{
    public static WorkflowDefinition Parse(string json) => WorkflowDefinition.Parse(Encoding.UTF8.GetBytes(json));

    public static CompiledWorkflow Compile(string json) => CompiledWorkflow.Compile(Parse(json), World.Registry);
}
