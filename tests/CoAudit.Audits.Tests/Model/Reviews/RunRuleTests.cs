using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Reviews;

namespace CoAudit.Audits.Tests.Model.Reviews;

/// <summary>Signals by hand: shares in twentieths, enough is 18 of 20 unless told.</summary>
public sealed class RunRuleTests
{
    private static string Of(int? enough, params int[] twentieths) => string.Join(
        ' ', RunRule.Of([.. twentieths.Select(n => new Fraction(n, 20))], enough is { } least ? new Fraction(least, 20) : null).Select(s => s.Code()));

    [Theory]
    [InlineData("", new int[0])]
    [InlineData("", new[] { 18 })]
    [InlineData("below", new[] { 17 })]
    [InlineData("", new[] { 17, 18 })]
    [InlineData("below", new[] { 19, 12 })]
    public void Only_the_last_count_is_below(string signals, int[] shares) => Assert.Equal(signals, Of(18, shares));

    [Fact]
    public void Without_a_line_nothing_is_below() => Assert.Equal("", Of(null, 0, 0));

    [Theory]
    [InlineData("", new[] { 20, 19 })]
    [InlineData("falling", new[] { 20, 19, 18 })]
    [InlineData("", new[] { 20, 19, 19 })]
    [InlineData("", new[] { 20, 19, 18, 19 })]
    [InlineData("falling below", new[] { 20, 18, 17 })]
    public void Two_falls_in_a_row_are_falling(string signals, int[] shares) =>
        Assert.Equal(signals.Split(' ').Order(StringComparer.Ordinal), Of(18, shares).Split(' ').Order(StringComparer.Ordinal));

    // Six of 5 and six of 15: the median is (5 + 15) / 2 = 10, and the last six are above it.
    [Fact]
    public void Six_on_one_side_of_the_median_are_a_long_run() => Assert.Equal("long-run", Of(null, 5, 5, 5, 5, 5, 5, 15, 15, 15, 15, 15, 15));

    // Five of 5 and five of 15: five on one side are not six.
    [Fact]
    public void Five_are_none() => Assert.Equal("", Of(null, 5, 5, 5, 5, 5, 15, 15, 15, 15, 15));

    // Median 10: the 10 in the middle neither breaks the run nor makes it longer.
    [Fact]
    public void A_count_on_the_median_does_not_break_a_run() => Assert.Equal("long-run", Of(null, 5, 5, 5, 5, 5, 5, 15, 15, 15, 10, 15, 15, 15));

    // With the few reviews of one audit a shift cannot be seen: of six different numbers three are on each side.
    [Fact]
    public void Six_reviews_give_no_long_run() => Assert.Equal("", Of(null, 1, 2, 3, 4, 5, 6));

    [Fact]
    public void The_same_again_and_again_is_no_run() => Assert.Equal("", Of(18, 19, 19, 19, 19, 19, 19, 19, 19));
}
