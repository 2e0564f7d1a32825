namespace CoAudit.Audits.Model;

/// <summary>The details of a service, checked.</summary>
public sealed record ServiceDetails(string Name, string CouncilName, string CouncilPhone, string TimeZone, IReadOnlyList<SafeguardingContact> Contacts)
{
    public const string DefaultTimeZone = "Europe/London";

    private const int MaxContacts = 20;

    /// <summary>Checks what was typed; field names begin with <paramref name="field"/>.</summary>
    public static ServiceDetails Check(
        FieldRules rules, string field, string? name, string? councilName, string? councilPhone, string? timeZone,
        IReadOnlyList<(string? Name, string? Email, string? Phone, bool OutsideManagement)> contacts)
    {
        if (contacts.Count > MaxContacts)
        {
            rules.Add($"{field}safeguardingContacts", $"Name at most {MaxContacts} contacts.");
        }

        return new ServiceDetails(
            rules.Required($"{field}name", "the name of the service", name),
            rules.Optional($"{field}councilName", councilName) ?? "",
            rules.Optional($"{field}councilPhone", councilPhone, 50) ?? "",
            Zone(rules, $"{field}timeZone", timeZone),
            [.. contacts.Take(MaxContacts).Select((c, i) => Contact(rules, $"{field}safeguardingContacts[{i}]", c))]);
    }

    /// <summary>An IANA time zone, London when nothing is given.</summary>
    public static string Zone(FieldRules rules, string field, string? timeZone)
    {
        if (string.IsNullOrWhiteSpace(timeZone))
        {
            return DefaultTimeZone;
        }

        var valid = timeZone.Length < 100 && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) && zone.HasIanaId;
        if (!valid)
        {
            rules.Add(field, $"'{PlainInput.Shown(timeZone)}' is no time zone. Write for example Europe/London.");
        }

        return timeZone;
    }

    private static SafeguardingContact Contact(
        FieldRules rules, string field, (string? Name, string? Email, string? Phone, bool OutsideManagement) given)
    {
        var contact = new SafeguardingContact
        {
            Name = rules.Required($"{field}.name", "the contact's name", given.Name),
            Email = rules.Email($"{field}.email", given.Email),
            Phone = rules.Optional($"{field}.phone", given.Phone, 50),
            OutsideManagement = given.OutsideManagement,
        };
        if (string.IsNullOrWhiteSpace(given.Email) && contact.Phone is null)
        {
            rules.Add($"{field}.phone", "Give a phone number or an e-mail address, so that this contact can be reached.");
        }

        return contact;
    }
}
