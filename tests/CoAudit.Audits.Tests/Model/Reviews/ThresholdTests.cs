using CoAudit.Audits.Model.Reviews;

namespace CoAudit.Audits.Tests.Model.Reviews;

/// <summary>How much is enough, read from words as people write them.</summary>
public sealed class ThresholdTests
{
    [Theory]
    [InlineData("≥90 %", "9/10")]
    [InlineData("90%", "9/10")]
    [InlineData("at least 9 of 10", "9/10")]
    [InlineData("9 out of 10", "9/10")]
    [InlineData("At least 9 OUT OF every 10 rounds", "9/10")]
    [InlineData("90 of 100 due rounds, and two groups say so", "9/10")]
    [InlineData("≥90 % of due rounds are logged and ≥2 groups say so", "9/10")]
    [InlineData("92.5 %", "37/40")]
    [InlineData("92,5 per cent", "37/40")]
    [InlineData("75 percent", "3/4")]
    [InlineData("100 %", "1/1")]
    [InlineData("never under 90 %", "9/10")]
    [InlineData("no fewer than 8 of 10 days", "4/5")]
    [InlineData("95 % at the door, 80 % at the sink", "19/20")]
    [InlineData("110 % would be better, 9 of 10 will do", "9/10")]
    public void The_first_share_in_the_words_is_the_line(string words, string share) => Assert.Equal(share, Threshold.Read(words)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("Every time")]
    [InlineData("Never fewer than 4")]
    [InlineData("Within two days")]
    [InlineData("Two groups say so")]
    [InlineData("0 %")]
    [InlineData("0 of 10")]
    [InlineData("10 of 0")]
    [InlineData("12 of 10")]
    [InlineData("1/2 of the rounds")]
    [InlineData("at most 10 %")]
    [InlineData("No more than 1 of 10 is missed")]
    [InlineData("< 5 % missed")]
    [InlineData("fewer than 2 of 10")]
    [InlineData("2 of 3.5")]
    [InlineData("room B12 of 20")]
    public void Words_that_name_no_share_to_reach_draw_no_line(string words) => Assert.Null(Threshold.Read(words));
}
