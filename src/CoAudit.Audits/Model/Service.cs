namespace CoAudit.Audits.Model;

/// <summary>A care home or other service that is audited.</summary>
public sealed class Service
{
    public required ServiceId Id { get; init; }

    public required string Name { get; set; }

    public string CouncilName { get; set; } = "";

    /// <summary>The council's number for safeguarding concerns.</summary>
    public required string CouncilPhone { get; set; }

    /// <summary>IANA name; due times and reminders are reckoned in it.</summary>
    public required string TimeZone { get; set; }

    public List<SafeguardingContact> Contacts { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public static Service Create(ServiceDetails details, DateTimeOffset now) => new()
    {
        Id = ServiceId.New(now),
        Name = details.Name,
        CouncilName = details.CouncilName,
        CouncilPhone = details.CouncilPhone,
        TimeZone = details.TimeZone,
        Contacts = [.. details.Contacts],
        CreatedAt = now,
    };

    /// <summary>Takes over corrected details.</summary>
    public void Change(ServiceDetails details)
    {
        Name = details.Name;
        CouncilName = details.CouncilName;
        CouncilPhone = details.CouncilPhone;
        TimeZone = details.TimeZone;
        Contacts.Clear();
        Contacts.AddRange(details.Contacts);
    }

    /// <summary>What is missing before an audit can start here; empty when nothing is.</summary>
    public IReadOnlyList<BrokenRule> MissingForAudit()
    {
        List<BrokenRule> missing = [];
        if (string.IsNullOrWhiteSpace(CouncilPhone))
        {
            missing.Add(new("service.councilPhone", "Give the council's phone number for safeguarding concerns."));
        }

        if (Contacts.Count < 2)
        {
            missing.Add(new("service.safeguardingContacts", "Name two safeguarding contacts, so that a worried person can choose who to tell."));
        }
        else if (!Contacts.Exists(c => c.OutsideManagement))
        {
            missing.Add(new("service.safeguardingContacts", "At least one safeguarding contact must be outside the service's management."));
        }

        return missing;
    }
}

/// <summary>Someone who is told at once when a person may be hurt or in danger.</summary>
public sealed class SafeguardingContact
{
    public Guid Id { get; init; } = Guid.NewGuid();

    public required string Name { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>True when this contact does not answer to the service's managers.</summary>
    public bool OutsideManagement { get; init; }
}
