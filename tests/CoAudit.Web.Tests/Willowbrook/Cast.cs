namespace CoAudit.Web.Tests.Willowbrook;

/// <summary>The people of Willowbrook House, a care home that does not exist: nine in four groups. P1 to P9 in the order of the list.</summary>
internal static class Cast
{
    public static readonly Person Doreen = new("Doreen Pascoe", Groups.ServiceUsers, BestTime: "mornings");
    public static readonly Person Arthur = new("Arthur Lindqvist", Groups.ServiceUsers, Format: "easy-read");
    public static readonly Person Halina = new("Halina Nowak", Groups.ServiceUsers, Format: "large-print");

    /// <summary>Works at night, and never answers.</summary>
    public static readonly Person Tunde = new("Tunde Adeyemi", Groups.CareWorkers, BestTime: "20:30-21:30");

    /// <summary>Says something without her name.</summary>
    public static readonly Person Megan = new("Megan Rees", Groups.CareWorkers);
    public static readonly Person Joyce = new("Joyce Oduya", Groups.CareWorkers);
    public static readonly Person Sarah = new("Sarah Whitcombe", Groups.Managers);
    public static readonly Person Colin = new("Colin Fraser", Groups.Managers);
    public static readonly Person Amara = new("Amara Obi", Groups.OtherStakeholders);

    public static IReadOnlyList<Person> All { get; } = [Doreen, Arthur, Halina, Tunde, Megan, Joyce, Sarah, Colin, Amara];

    /// <summary>Everyone but Tunde.</summary>
    public static IReadOnlyList<Person> Speakers { get; } = [.. All.Where(p => p != Tunde)];
}
