using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Tests.Model.Findings;

/// <summary>What gets in the way is sorted by a short list, and counted.</summary>
public sealed class CauseTagsTests
{
    [Fact]
    public void Each_is_kept_once_in_the_order_of_the_list() =>
        Assert.Equal(["staffing-time", "training"], CauseTags.Read(["training", "", "staffing-time", null, "training"]));

    [Fact]
    public void Nothing_marked_is_nothing() => Assert.Empty(CauseTags.Read(given: null));

    [Theory]
    [InlineData("bad people")]
    [InlineData("Staffing-time")]
    [InlineData("staffing-time,equipment,training,building")]
    public void What_is_not_on_the_list_or_too_much_is_refused_by_name(string given) =>
        Assert.Equal("tags", Assert.Single(Assert.Throws<InvalidCommandException>(() => CauseTags.Read(given.Split(','))).Rules).Field);

    [Fact]
    public void The_most_often_named_stands_first() => Assert.Equal(
        ["training 2", "equipment 1", "other 1"],
        CauseTags.Count(["other", "training", "equipment", "training"]).Select(count => $"{count.Tag} {count.Times}"));

    [Fact]
    public void Each_has_words() => Assert.All(CauseTags.Codes, code => Assert.NotEqual(code, CauseTags.Label(code)));
}
