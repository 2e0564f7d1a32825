using System.Reflection;
using ArchUnitNET.Loader;

namespace CoAudit.Web.Tests.Architecture;

public sealed class DependencyTests
{
    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Sources = new(() => Load(SourceAssemblies.All));

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Plants = new(() => Load(typeof(DependencyTests).Assembly));

    public static TheoryData<string> Rules => [.. DependencyRules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_sources_keep_the_rule(string name) => Assert.Empty(Rule(name).BrokenIn(Sources.Value));

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_rule_reports_a_planted_violation(string name)
    {
        var rule = Rule(name);

        Assert.Contains(rule.BrokenIn(Plants.Value), line => line.StartsWith(rule.Plant.FullName + " uses ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CoAudit.Workflows")]
    [InlineData("CoAudit.Audits")]
    public void The_rules_look_at_all_types(string assembly) =>
        Assert.True(Sources.Value.Types.Count(type => type.IsIn(assembly)) > 5);

    private static DependencyRule Rule(string name) => DependencyRules.All.Single(rule => rule.Name.Equals(name, StringComparison.Ordinal));

    private static ArchUnitNET.Domain.Architecture Load(params Assembly[] assemblies) => new ArchLoader().LoadAssemblies(assemblies).Build();
}
