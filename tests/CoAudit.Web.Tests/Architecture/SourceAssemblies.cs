using System.Reflection;

namespace CoAudit.Web.Tests.Architecture;

/// <summary>The three assemblies that the rules look at.</summary>
internal static class SourceAssemblies
{
    /// <summary>Engine, product, host.</summary>
    public static Assembly[] All { get; } =
        [typeof(CoAudit.Workflows.Execution.Engine).Assembly, Assembly.Load("CoAudit.Audits"), typeof(Program).Assembly];
}
