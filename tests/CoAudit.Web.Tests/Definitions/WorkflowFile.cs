using CoAudit.Audits.Activities;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Web.Tests.Definitions;

/// <summary>The audit types that come with the product.</summary>
internal static class WorkflowFile
{
    private static readonly ActivityRegistry Registry = ActivityRegistry.FromAssemblies(typeof(StageActivity).Assembly);

    public static string Folder => Path.Combine(Repository.Root, "workflows");

    public static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    public static CompiledWorkflow Compile(string file) => CompiledWorkflow.Compile(WorkflowDefinition.Parse(Bytes(file)), Registry);
}
