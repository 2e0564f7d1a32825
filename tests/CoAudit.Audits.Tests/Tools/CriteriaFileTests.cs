using CoAudit.Audits.Model.Tools;

namespace CoAudit.Audits.Tests.Tools;

public sealed class CriteriaFileTests
{
    public static TheoryData<string> Files => [.. ShippedData.CriteriaFiles];

    [Fact]
    public void Every_shipped_file_can_be_used() => Assert.Empty(ShippedData.Library.Refused);

    [Theory]
    [InlineData("infection-control", "IPC", 32, 6)]
    public void A_set_is_complete(string id, string prefix, int criteria, int critical)
    {
        var set = ShippedData.Library.FindSet(id)!;

        Assert.Equal(Enumerable.Range(1, criteria).Select(number => $"{prefix}-{number:00}"), set.Criteria.Select(criterion => criterion.Id));
        Assert.Equal(critical, set.Critical.Count());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_criterion_is_mapped_to_a_quality_statement_or_a_regulation(string file)
    {
        var set = CriteriaSet.Read(ShippedData.Bytes(file));

        Assert.All(set.Criteria, criterion => Assert.Contains(
            criterion.Mappings,
            mapping => mapping.Framework is "cqc-quality-statements-2023" or "hsca-regulations-2014"));
    }
}
