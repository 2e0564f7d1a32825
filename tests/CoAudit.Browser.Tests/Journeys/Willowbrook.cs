namespace CoAudit.Browser.Tests.Journeys;

/// <summary>The care home that the tests audit, and its people.</summary>
internal static class Willowbrook
{
    public const string Name = "Willowbrook House";
    public const string Title = "Infection control at Willowbrook House";
    public const string LeadName = "Colin Fraser";
    public const string LeadEmail = "colin.fraser@willowbrook.example";
    public const string Password = "umbrella kettle seven swans";

    public const string Doreen = "doreen.pascoe@example.org";
    public const string Arthur = "arthur.lindqvist@example.org";
    public const string Tunde = "tunde.adeyemi@willowbrook.example";
    public const string Megan = "megan.rees@willowbrook.example";
    public const string Joyce = "joyce.oduya@willowbrook.example";
    public const string Amara = "amara.obi@nhs.example";
    public const string Sarah = "sarah.whitcombe@willowbrook.example";

    /// <summary>As a quality lead would paste them; one person has no address.</summary>
    public const string People = $"""
        Doreen Pascoe; {Doreen}; people who use services
        Arthur Lindqvist; {Arthur}; people who use services
        Halina Nowak; ; people who use services
        Tunde Adeyemi; {Tunde}; care workers
        Megan Rees; {Megan}; care workers
        Joyce Oduya; {Joyce}; care workers
        Sarah Whitcombe; {Sarah}; managers and leaders
        Colin Fraser; {LeadEmail}; managers and leaders
        Amara Obi; {Amara}; other stakeholders
        """;

    /// <summary>The same audit as a request to the API.</summary>
    public static AuditRequest Request(string auditType) => new(
        auditType,
        Title,
        new ServiceRequest(
            Name,
            "01632 960 120",
            [
                new("Sarah Whitcombe", Sarah, "01632 960 101", OutsideManagement: false),
                new("Ngozi Eze", "ngozi.eze@fenshire.example", "01632 960 102", OutsideManagement: true),
            ]),
        [.. People.Split('\n').Select(line => line.Split(';', StringSplitOptions.TrimEntries)).Select(part => new ParticipantRequest(part[0], part[1].Length > 0 ? part[1] : null, GroupNamed(part[2])))]);

    private static string GroupNamed(string words) => words switch
    {
        "people who use services" => Groups.ServiceUsers,
        "care workers" => Groups.CareWorkers,
        "managers and leaders" => Groups.Managers,
        _ => Groups.OtherStakeholders,
    };
}
