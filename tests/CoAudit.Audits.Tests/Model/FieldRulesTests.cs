using CoAudit.Audits.Model;

namespace CoAudit.Audits.Tests.Model;

public sealed class FieldRulesTests
{
    [Theory]
    [InlineData("name@example.org")]
    [InlineData("first.last+care@sub.example.co.uk")]
    [InlineData("  name@example.org ")]
    [InlineData("name@localhost")]
    [InlineData("o'brien@example.org")]
    public void An_address_that_can_be_mailed_is_taken(string address)
    {
        FieldRules rules = new();

        Assert.Equal(address.Trim(), rules.Email("email", address));
        Assert.Empty(rules.Broken);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("name@")]
    [InlineData("@example.org")]
    [InlineData("name@example")]
    [InlineData("a@b@example.org")]
    [InlineData("two words@example.org")]
    [InlineData("Name <name@example.org>")]
    [InlineData("\"quoted\"@example.org")]
    [InlineData("name@example.org\r\nBcc: all@example.org")]
    [InlineData("name@example.org\n")]
    [InlineData("\r\nname@example.org")]
    [InlineData("name@example.org, other@example.org")]
    [InlineData("na\0me@example.org")]
    [InlineData("na\u2028me@example.org")]
    public void An_address_that_cannot_be_mailed_or_could_write_a_header_is_refused(string address)
    {
        FieldRules rules = new();

        Assert.Null(rules.Email("participants[0].email", address));
        Assert.Equal("participants[0].email", Assert.Single(rules.Broken).Field);
    }

    [Fact]
    public void An_address_longer_than_mail_allows_is_refused()
    {
        FieldRules rules = new();

        rules.Email("email", new string('a', 250) + "@example.org");

        Assert.Single(rules.Broken);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void No_address_is_no_mistake(string? address)
    {
        FieldRules rules = new();

        Assert.Null(rules.Email("email", address));
        Assert.Empty(rules.Broken);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("line\nbreak")]
    [InlineData("nul\0")]
    [InlineData("tab\there")]
    [InlineData("para\u2029graph")]
    public void A_required_line_must_be_there_and_be_one_line(string? text)
    {
        FieldRules rules = new();

        rules.Required("title", "a title", text);

        Assert.Equal("title", Assert.Single(rules.Broken).Field);
    }

    [Theory]
    [InlineData(200, 0)]
    [InlineData(201, 1)]
    [InlineData(10_000, 1)]
    public void A_name_has_200_letters_at_most(int length, int mistakes)
    {
        FieldRules rules = new();

        rules.Required("name", "a name", new string('n', length));

        Assert.Equal(mistakes, rules.Broken.Count);
    }

    [Fact]
    public void All_mistakes_are_told_in_one_go()
    {
        FieldRules rules = new();
        rules.Required("title", "a title", null);
        rules.Email("email", "nobody");

        var refused = Assert.Throws<InvalidCommandException>(rules.ThrowIfBroken);

        Assert.Equal(["title", "email"], refused.Rules.Select(r => r.Field));
    }

    [Theory]
    [InlineData(" two\r\nlines ", "two\nlines")]
    [InlineData("nul\0 and bell\a", "nul and bell")]
    [InlineData("e\u0301", "\u00e9")]
    [InlineData("tab\tstays", "tab\tstays")]
    [InlineData(null, "")]
    public void Words_are_kept_in_one_plain_form(string? typed, string kept) => Assert.Equal(kept, PlainInput.Lines(typed));

    [Fact]
    public void Half_of_a_pair_is_made_whole() => Assert.Equal("a\ufffdb", PlainInput.Lines("a" + '\ud800' + "b"));

    [Fact]
    public void A_wrong_value_is_shown_short_and_on_one_line() =>
        Assert.Equal(new string('x', 40) + "…", PlainInput.Shown("\r\n" + new string('x', 10_000)));
}
