using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.StartAudit;

/// <summary>Starts an audit of one service on the published version of an audit type.</summary>
public sealed record StartAudit
{
    public string? AuditType { get; init; }

    public string? Title { get; init; }

    public ServiceGiven? Service { get; init; }

    /// <summary>IANA name; the service's own when left out.</summary>
    public string? TimeZone { get; init; }

    public PersonGiven? Facilitator { get; init; }

    /// <summary>Receives objections that were not settled in the first round; has no part in the audit otherwise.</summary>
    public PersonGiven? Independent { get; init; }

    public IReadOnlyList<ParticipantGiven>? Participants { get; init; }

    public required Actor Actor { get; init; }

    /// <summary>Address of the quality lead who starts it; told when there is no facilitator.</summary>
    public string? LeadEmail { get; init; }
}

/// <summary>A service on file by its id, or the details of one by name.</summary>
public sealed record ServiceGiven
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? CouncilName { get; init; }

    public string? CouncilPhone { get; init; }

    public IReadOnlyList<ContactGiven>? SafeguardingContacts { get; init; }
}

/// <summary>A safeguarding contact as it was typed.</summary>
public sealed record ContactGiven(string? Name, string? Email, string? Phone, bool OutsideManagement);

/// <summary>A person as they were typed.</summary>
public sealed record PersonGiven(string? Name, string? Email);

/// <summary>A participant as they were typed.</summary>
public sealed record ParticipantGiven(string? Name, string? Email, string? Group)
{
    public AccessGiven? Access { get; init; }
}

/// <summary>An access profile as it was typed.</summary>
public sealed record AccessGiven(string? Format, string? BestTime, string? Language);

/// <summary>The audit that was started.</summary>
public sealed record AuditStarted(Guid Id, string WorkflowInstanceId);
