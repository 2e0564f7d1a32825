using CoAudit.Audits.Features.StartAudit;

namespace CoAudit.Web.Demo;

/// <summary>One audit of the demo: its title, and how long ago it began, which is how far it has come.</summary>
/// <param name="WorkingDaysAgo">When it began.</param>
internal sealed record DemoStory(string Title, int WorkingDaysAgo)
{
    public const string AuditType = "infection-control";

    // The stages last 10, 8, 15, 5, 10 and 5 working days, since one person is always silent. Reviews are held 4 and 12 weeks after the plan is agreed; asking for
    // the cause then ends after 123 working days at the latest, and the extra review comes after 128 at the earliest, with five bank holidays on the way.
    // The first review comes after 70 to 73 working days, by the bank holidays in its four weeks, and is open for five: so it is at 74.
    public static IReadOnlyList<DemoStory> All { get; } =
    [
        new("Infection control, whole house", WorkingDaysAgo: 125),
        new("Infection control, bungalows", WorkingDaysAgo: 74) { Service = DemoCast.Bungalows },
        new("Infection control, Ash floor", WorkingDaysAgo: 50),
        new("Infection control, Beech floor", WorkingDaysAgo: 45),
        new("Infection control, kitchen and dining room", WorkingDaysAgo: 35),
        new("Infection control, laundry", WorkingDaysAgo: 24),
        new("Infection control, day centre", WorkingDaysAgo: 15),
        new("Infection control, visitors' rooms", WorkingDaysAgo: 7),
    ];

    /// <summary>Where it is held. Audits of one service are compared with each other.</summary>
    public ServiceGiven Service { get; init; } = DemoCast.Service;
}
