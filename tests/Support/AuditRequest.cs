using System.Text.Json.Serialization;

namespace CoAudit.TestSupport;

/// <summary>The body of a request that starts an audit.</summary>
public sealed record AuditRequest(string AuditType, string Title, ServiceRequest Service, IReadOnlyList<ParticipantRequest> Participants)
{
    /// <summary>IANA name; the installation's zone when null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TimeZone { get; init; }

    /// <summary>Nine people in the four groups, with addresses that say who they are.</summary>
    public static AuditRequest WithNineParticipants(string auditType, string title = "Infection control, Willowbrook") => new(
        auditType,
        title,
        new ServiceRequest("Willowbrook", "020 7946 0000", [new("Ruth Kay", "ruth@willowbrook.example", "020 7946 0001", false), new("Omar Lea", "omar@trust.example", "020 7946 0002", true)]),
        [
            new("Pat Hill", "pat@example.org", Groups.ServiceUsers),
            new("Joan Reed", "joan@example.org", Groups.ServiceUsers),
            new("Albert Moss", "albert@example.org", Groups.ServiceUsers),
            new("Maya Ford", "maya@example.org", Groups.CareWorkers),
            new("Tomasz Nowak", "tomasz@example.org", Groups.CareWorkers),
            new("Grace Obi", "grace@example.org", Groups.CareWorkers),
            new("Helen Park", "helen@example.org", Groups.Managers),
            new("Dev Shah", "dev@example.org", Groups.Managers),
            new("Lucy Reed", "lucy@example.org", Groups.OtherStakeholders),
        ]);
}

/// <summary>A service that is made with its first audit.</summary>
public sealed record ServiceRequest(string Name, string CouncilPhone, IReadOnlyList<SafeguardingContactRequest> SafeguardingContacts);

/// <summary>Whom to tell when someone is being hurt or in danger.</summary>
public sealed record SafeguardingContactRequest(string Name, string? Email, string? Phone, bool OutsideManagement);

/// <summary>One person who is asked; without an address the person's tasks are on paper.</summary>
public sealed record ParticipantRequest(string Name, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Email, string Group);

/// <summary>The four groups' names in the API.</summary>
public static class Groups
{
    /// <summary>People who use services.</summary>
    public const string ServiceUsers = "service-users";

    /// <summary>Care workers.</summary>
    public const string CareWorkers = "care-workers";

    /// <summary>Managers and leaders.</summary>
    public const string Managers = "managers";

    /// <summary>Other stakeholders.</summary>
    public const string OtherStakeholders = "other-stakeholders";
}
