using CoAudit.Workflows.Execution;

namespace CoAudit.Workflows.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void The_engine_stands_on_the_base_library_the_interpreters_and_the_calendar_only() =>
        Assert.Equal(
            ["Acornima", "Cronos", "DotLiquid", "Jint"],
            typeof(Engine).Assembly.GetReferencedAssemblies().Select(a => a.Name!).Where(n => !n.StartsWith("System.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
}
