using CoAudit.Audits.Model;

namespace CoAudit.Audits.Tests.Model;

public sealed class LinkTokenTests
{
    [Fact]
    public void A_drawn_token_is_read_back_and_hashes_the_same()
    {
        var drawn = LinkToken.Draw();

        Assert.True(LinkToken.TryParse(drawn.Value, out var read));
        Assert.Equal(drawn.Hash(), read.Hash());
    }

    [Fact]
    public void No_two_draws_are_the_same() => Assert.Equal(100, Enumerable.Range(0, 100).Select(_ => LinkToken.Draw().Value).Distinct().Count());

    [Fact]
    public void A_token_that_is_written_out_keeps_its_secret() => Assert.Equal("cat1_…", LinkToken.Draw().ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cat1_")]
    [InlineData("cat1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("cat1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("cat2_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("cat1_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!")]
    [InlineData("cat1_AAAAAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAAA")]
    public void Anything_else_is_no_token(string? text) => Assert.False(LinkToken.TryParse(text, out _));
}
