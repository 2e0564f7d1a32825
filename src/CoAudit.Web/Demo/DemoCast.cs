using CoAudit.Audits.Features.StartAudit;
using CoAudit.Audits.Model;

namespace CoAudit.Web.Demo;

/// <summary>The people of Willowbrook House, a care home that does not exist.</summary>
internal static class DemoCast
{
    public static DemoPerson Doreen { get; } = new("Doreen Pascoe", Group.ServiceUsers, "mornings");

    public static DemoPerson Arthur { get; } = new("Arthur Lindqvist", Group.ServiceUsers, Format: "easy-read");

    public static DemoPerson Halina { get; } = new("Halina Nowak", Group.ServiceUsers, Format: "large-print");

    /// <summary>Never answers, so that a silent voice can be seen.</summary>
    public static DemoPerson Tunde { get; } = new("Tunde Adeyemi", Group.CareWorkers, "20:30-21:30");

    public static DemoPerson Megan { get; } = new("Megan Rees", Group.CareWorkers);

    public static DemoPerson Joyce { get; } = new("Joyce Oduya", Group.CareWorkers);

    public static DemoPerson Sarah { get; } = new("Sarah Whitcombe", Group.Managers);

    public static DemoPerson Colin { get; } = new("Colin Fraser", Group.Managers);

    public static DemoPerson Amara { get; } = new("Amara Obi", Group.OtherStakeholders);

    public static IReadOnlyList<DemoPerson> Everyone { get; } = [Doreen, Arthur, Halina, Tunde, Megan, Joyce, Sarah, Colin, Amara];

    /// <summary>Those who answer, in the order in which they do.</summary>
    public static IReadOnlyList<DemoPerson> Speakers { get; } = [Doreen, Joyce, Sarah, Amara, Arthur, Megan, Colin, Halina];

    public static PersonGiven Facilitator { get; } = new("Nadia Karim", DemoPerson.AddressOf("Nadia"));

    public static PersonGiven Independent { get; } = new("Ruth Bell", DemoPerson.AddressOf("Ruth"));

    public static ServiceGiven Service { get; } = Named("Willowbrook House");

    /// <summary>A second service of the same people.</summary>
    public static ServiceGiven Bungalows { get; } = Named("Willowbrook Bungalows");

    private static ServiceGiven Named(string name) => new()
    {
        Name = name,
        CouncilName = "Willow Vale Council",
        CouncilPhone = "020 7946 0000",
        SafeguardingContacts =
        [
            new ContactGiven("Sarah Whitcombe", DemoPerson.AddressOf("Sarah"), "020 7946 0001", OutsideManagement: false),
            new ContactGiven("Omar Lea", DemoPerson.AddressOf("Omar"), "020 7946 0002", OutsideManagement: true),
        ],
    };
}
