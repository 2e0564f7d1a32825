using CoAudit.Web.Pages.Lead.Audits;

namespace CoAudit.Web.Tests.Pages;

public sealed class PastedPeopleTests
{
    [Theory]
    [InlineData("Doreen Pascoe; doreen@example.org; service-users")]
    [InlineData("Doreen Pascoe;doreen@example.org;People who use services")]
    [InlineData("  Doreen Pascoe\tdoreen@example.org\tservice users  ")]
    [InlineData("Doreen Pascoe, doreen@example.org, PEOPLE WHO USE SERVICES\r")]
    public void A_line_is_a_name_an_address_and_a_group(string line)
    {
        var person = Assert.Single(PastedPeople.Read(line));

        Assert.Equal(("Doreen Pascoe", "doreen@example.org", "service-users"), (person.Name, person.Email, person.Group));
    }

    [Fact]
    public void A_comma_in_a_name_stays_where_lines_have_semicolons() =>
        Assert.Equal("Bell, Ruth", Assert.Single(PastedPeople.Read("Bell, Ruth; ruth@example.org; other stakeholders")).Name);

    [Fact]
    public void Nothing_between_two_semicolons_is_no_address()
    {
        var person = Assert.Single(PastedPeople.Read("Halina Nowak;;service-users"));

        Assert.True(string.IsNullOrEmpty(person.Email));
        Assert.Equal("service-users", person.Group);
    }

    [Fact]
    public void A_group_that_is_not_known_is_left_to_choose() => Assert.Null(Assert.Single(PastedPeople.Read("Pat; pat@example.org; visitors")).Group);

    [Fact]
    public void Empty_lines_are_nobody() => Assert.Equal(2, PastedPeople.Read("\n Pat; pat@example.org; managers\n\n\r\nLee\n").Count);
}
