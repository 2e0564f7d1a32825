using CoAudit.Audits.Model;

namespace CoAudit.Audits.Tests.Model;

public sealed class ServiceDetailsTests
{
    private static readonly (string?, string?, string?, bool) Inside = ("Ruth Kay", "ruth@example.org", null, false);
    private static readonly (string?, string?, string?, bool) Outside = ("Omar Lea", null, "020 7946 0002", true);

    [Fact]
    public void A_service_with_two_contacts_one_outside_its_management_can_be_audited() => Assert.Empty(Missing("020 7946 0000", Inside, Outside));

    [Fact]
    public void The_councils_number_is_needed() => Assert.Equal(["service.councilPhone"], Missing(null, Inside, Outside));

    [Fact]
    public void One_contact_is_not_enough() => Assert.Equal(["service.safeguardingContacts"], Missing("020 7946 0000", Outside));

    [Fact]
    public void Two_contacts_inside_management_are_not_enough() => Assert.Equal(["service.safeguardingContacts"], Missing("020 7946 0000", Inside, Inside));

    [Fact]
    public void A_contact_needs_a_name_and_a_way_to_be_reached() =>
        Assert.Equal(["service.safeguardingContacts[1].name", "service.safeguardingContacts[1].phone"], Broken(null, Inside, (" ", "", null, true)));

    [Fact]
    public void A_contacts_wrong_address_is_told_once() =>
        Assert.Equal(["service.safeguardingContacts[0].email"], Broken(null, ("Ruth", "ruth@home\r\n", null, true)));

    [Theory]
    [InlineData("Europe/Londn")]
    [InlineData("GMT Standard Time")]
    [InlineData("../../etc/passwd")]
    public void A_time_zone_is_an_iana_name(string zone) => Assert.Equal(["service.timeZone"], Broken(zone));

    [Fact]
    public void More_contacts_than_anyone_could_choose_from_are_refused() =>
        Assert.Equal(["service.safeguardingContacts"], Broken(null, [.. Enumerable.Repeat(Outside, 21)]));

    [Fact]
    public void London_is_the_zone_when_none_is_named() => Assert.Equal("Europe/London", Checked(new FieldRules(), "020 7946 0000", null).TimeZone);

    private static IEnumerable<string> Missing(string? councilPhone, params (string?, string?, string?, bool)[] contacts) =>
        Service.Create(Checked(new FieldRules(), councilPhone, null, contacts), AuditBuilder.Start).MissingForAudit().Select(r => r.Field);

    private static IEnumerable<string> Broken(string? zone, params (string?, string?, string?, bool)[] contacts)
    {
        FieldRules rules = new();
        Checked(rules, "020 7946 0000", zone, contacts);
        return rules.Broken.Select(r => r.Field);
    }

    private static ServiceDetails Checked(FieldRules rules, string? councilPhone, string? zone, params (string?, string?, string?, bool)[] contacts) =>
        ServiceDetails.Check(rules, "service.", "Willowbrook House", null, councilPhone, zone, contacts);
}
