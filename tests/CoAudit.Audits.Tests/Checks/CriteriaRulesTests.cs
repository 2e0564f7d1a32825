using CoAudit.Audits.Activities;
using CoAudit.Audits.Checks;
using CoAudit.Audits.Tests.Tools;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Tests.Checks;

/// <summary>A tool that begins with criteria which are not there is refused when it is published, by the name of its activity.</summary>
public sealed class CriteriaRulesTests
{
    private static readonly ActivityRegistry Registry = WithLibrary();

    [Theory]
    [InlineData("infection-control")]
    [InlineData("infection-control.json")]
    [InlineData(" Infection-Control ")]
    [InlineData("")]
    public void What_is_there_is_no_problem(string set) => Assert.Empty(Problems(Tool(set)));

    [Fact]
    public void Known_criteria_are_no_problem() => Assert.Empty(Problems(Tool("infection-control").With("tool", "criteria", "IPC-08", "ipc-12")));

    [Fact]
    public void An_unknown_library_is_named_with_those_that_there_are()
    {
        var problem = Assert.Single(Problems(Tool("infection-controls")));

        Assert.Equal((ProblemSeverity.Error, "unknown-criteria", "tool"), (problem.Severity, problem.Code, problem.ActivityId));
        Assert.EndsWith(".criteriaSet", problem.Path, StringComparison.Ordinal);
        Assert.StartsWith("\"tool\": there is no library of criteria 'infection-controls'. There are infection-control, ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_criterion_is_named()
    {
        var problem = Assert.Single(Problems(Tool("infection-control").With("tool", "criteria", "IPC-08", "IPC-99", "SG-01")));

        Assert.EndsWith(".criteria", problem.Path, StringComparison.Ordinal);
        Assert.Equal("\"tool\": 'IPC-99', 'SG-01' are not in the library infection-control.", problem.Message);
    }

    [Fact]
    public void Criteria_of_no_library_are_told() =>
        Assert.Contains("say which library of criteria these are in", Assert.Single(Problems(Tool("").With("tool", "criteria", "IPC-08"))).Message, StringComparison.Ordinal);

    private static IReadOnlyList<DefinitionProblem> Problems(Drawing drawing) => AuditTypeCheck.Problems(drawing.Compile(Registry));

    private static Drawing Tool(string set) => Drawings.Sound().Box("tool", "CoAudit.BuildAuditTool").WithText("tool", "criteriaSet", set).Without("start.Done").Arrows("start>tool").All("tool", "objectives");

    private static ActivityRegistry WithLibrary()
    {
        var registry = ActivityRegistry.FromAssemblies(typeof(StageActivity).Assembly);
        registry.All.Select(type => type.Activity).OfType<BuildAuditTool>().Single().Library = ShippedData.Library;
        return registry;
    }
}
