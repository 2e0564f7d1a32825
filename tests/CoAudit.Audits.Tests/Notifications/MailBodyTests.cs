using CoAudit.Audits.Notifications;

namespace CoAudit.Audits.Tests.Notifications;

public sealed class MailBodyTests
{
    [Theory]
    [InlineData("One\r\nTwo", "One\nTwo")]
    [InlineData("\n\nOne\n\n\n\nTwo\n\n", "One\n\nTwo")]
    [InlineData("One\u202E two\0three", "One two three")]
    [InlineData(" \n ", "")]
    public void Lines_stay_and_what_could_mislead_goes(string text, string kept) => Assert.Equal(kept, new MailBody { Text = text }.Text);

    [Fact]
    public void Twenty_thousand_letters_are_cut() => Assert.InRange(new MailBody { Text = new string('é', 20_000) }.Text.Length, 1, 2_000);

    [Fact]
    public void Right_to_left_words_and_emoji_stay_as_they_are() => Assert.Equal("שלום 👩🏽‍⚕️", new MailBody { Text = "שלום 👩🏽‍⚕️" }.Text);
}
