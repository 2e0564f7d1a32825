using CoAudit.Audits.Model.Tools;

namespace CoAudit.Audits.Tests.Tools;

public sealed class FrameworkFileTests
{
    [Theory]
    [InlineData("cqc-quality-statements-2023", 34)]
    [InlineData("ipc-code-2022", 10)]
    [InlineData("nice-qs61", 6)]
    [InlineData("nice-qs85", 6)]
    [InlineData("accessible-information-2025", 6)]
    public void A_framework_is_complete(string id, int items) => Assert.Equal(items, ShippedData.Library.FindFramework(id)!.Items.Count);

    [Fact]
    public void A_framework_that_is_only_announced_is_a_draft_without_items()
    {
        var framework = ShippedData.Library.FindFramework("cqc-adult-social-care-2026")!;

        Assert.Equal((FrameworkStanding.Draft, 0), (framework.Standing, framework.Items.Count));
    }

    [Fact]
    public void The_criteria_together_leave_three_quality_statements_untouched()
    {
        var touched = ShippedData.Library.Sets
            .SelectMany(set => set.Criteria)
            .SelectMany(criterion => criterion.Mappings)
            .Where(mapping => mapping.Framework is "cqc-quality-statements-2023")
            .SelectMany(mapping => mapping.Codes);

        Assert.Equal(["W4", "W6", "W8"], ShippedData.Library.FindFramework("cqc-quality-statements-2023")!.Items.Select(item => item.Code).Except(touched));
    }

    [Fact]
    public void Every_quality_statement_leads_to_a_regulation() =>
        Assert.Equal(
            ShippedData.Library.FindFramework("cqc-quality-statements-2023")!.Items.Select(item => item.Code),
            ShippedData.Library.Crosswalks.Single(crosswalk => crosswalk.Id is "cqc-2023-to-regulations-2014").Rows.Select(row => row.From));

    [Fact]
    public void A_crosswalk_adds_to_what_a_criterion_says_itself()
    {
        var set = ShippedData.Library.FindSet("medication")!;

        var mappings = ShippedData.Library.MappingsOf(set, set.Find("MED-12")!);

        Assert.Equal(
            ["hsca-regulations-2014: 11, 13", "cqc-quality-statements-2023: E6, S8", "nice-qs85: 6", "nice-sc1: 1.15"],
            mappings.Select(mapping => $"{mapping.Framework}: {string.Join(", ", mapping.Codes)}"));
        Assert.Equal(3, set.Find("med-12")!.Mappings.Count);
    }

    [Fact]
    public void A_crosswalk_from_a_framework_leads_on_from_what_a_criterion_says_and_names_its_way()
    {
        var set = ShippedData.Library.FindSet("infection-control")!;

        var read = ShippedData.Library.MappingsThrough(set, set.Find("IPC-28")!);

        Assert.Equal(
            ["hsca-regulations-2014: 12(2)(h), 15 from S7", "hsca-regulations-2014: 9 from R1", "hsca-regulations-2014: 9, 9A, 10 from C3"],
            read.Select(mapping => $"{mapping.Framework}: {string.Join(", ", mapping.Codes)} from {mapping.Through!.Code}").Order(StringComparer.Ordinal));
        Assert.All(read, mapping => Assert.Equal("cqc-2023-to-regulations-2014", mapping.Through!.Crosswalk.Id));
    }
}
