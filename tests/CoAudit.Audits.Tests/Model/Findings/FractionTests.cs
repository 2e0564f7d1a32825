using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Tests.Model.Findings;

public sealed class FractionTests
{
    [Fact]
    public void Two_gaps_that_floats_tell_apart_are_equal() => Assert.Equal(4 - new Fraction(8, 3), 3 - new Fraction(5, 3));

    [Fact]
    public void The_default_is_nought() => Assert.Equal((Fraction)0, default);

    [Fact]
    public void A_minus_is_kept_above_the_line() => Assert.Equal("-1/2", new Fraction(2, -4).ToString());

    [Theory]
    [InlineData(125, 2, 0, "63")]
    [InlineData(-125, 2, 0, "-63")]
    [InlineData(2, 3, 4, "0.6667")]
    [InlineData(1, 3, 4, "0.3333")]
    [InlineData(245, 36, 4, "6.8056")]
    public void A_half_is_rounded_away_from_nought(int numerator, int denominator, int places, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), new Fraction(numerator, denominator).Rounded(places));

    [Fact]
    public void Nothing_has_no_mean() => Assert.Null(Fraction.Mean([]));

    [Fact]
    public void Nothing_divides_by_nought() => Assert.Throws<ArgumentOutOfRangeException>(() => new Fraction(1, 1) / 0);
}
