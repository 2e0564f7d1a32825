namespace CoAudit.Audits.Model;

/// <summary>The four voices of a co-produced audit. Each counts the same, however many people are in it.</summary>
public enum Group
{
    ServiceUsers,
    CareWorkers,
    Managers,
    OtherStakeholders,
}

/// <summary>Groups as they are written in definitions, the API and the database, and as people read them.</summary>
public static class Groups
{
    public static IReadOnlyList<Group> All { get; } = [Group.ServiceUsers, Group.CareWorkers, Group.Managers, Group.OtherStakeholders];

    public static IReadOnlyList<string> Codes { get; } = [.. All.Select(Code)];

    public static string Code(this Group group) => group switch
    {
        Group.ServiceUsers => "service-users",
        Group.CareWorkers => "care-workers",
        Group.Managers => "managers",
        Group.OtherStakeholders => "other-stakeholders",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "Not a group."),
    };

    public static string Label(this Group group) => group switch
    {
        Group.ServiceUsers => "People who use the service",
        Group.CareWorkers => "Care workers",
        Group.Managers => "Managers and leaders",
        Group.OtherStakeholders => "Other stakeholders",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "Not a group."),
    };

    public static Group? Find(string? code)
    {
        foreach (var group in All)
        {
            if (string.Equals(group.Code(), code?.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return group;
            }
        }

        return null;
    }
}
