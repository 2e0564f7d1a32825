using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Voices;

namespace CoAudit.Audits.Tests.Model.Influence;

/// <summary>Decisions as programs send them.</summary>
public sealed class GivenDecisionTests
{
    [Theory]
    [InlineData("adopted", "adopted")]
    [InlineData(" Adopt ", "adopted")]
    [InlineData("accepted", "adopted")]
    [InlineData("not-accepted", "not-adopted")]
    [InlineData("reject", "not-adopted")]
    [InlineData("merge", "merged")]
    public void A_near_word_is_the_things_own(string sent, string read) =>
        Assert.Equal(read, GivenDecision.Read(sent, "It matters.", "adopted", "merged", "not-adopted").Decision);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("waive")]
    [InlineData("not")]
    public void Another_word_is_refused_with_those_that_can_be_sent(string? sent)
    {
        var refused = Assert.Throws<InvalidCommandException>(() => GivenDecision.Read(sent, "It matters.", "adopted", "not-adopted"));

        Assert.Contains("adopted, not-adopted", Assert.Single(refused.Rules).Message, StringComparison.Ordinal);
    }
}
