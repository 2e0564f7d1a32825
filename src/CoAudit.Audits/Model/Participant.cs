namespace CoAudit.Audits.Model;

/// <summary>A person in one group of one audit. Has no account.</summary>
public sealed class Participant
{
    public required ParticipantId Id { get; init; }

    public required AuditId AuditId { get; init; }

    public required string Name { get; set; }

    /// <summary>Null: this person is asked on paper.</summary>
    public string? Email { get; set; }

    public required Group Group { get; init; }

    public AccessProfile Access { get; init; } = new();

    /// <summary>When the person pressed Start for the first time, and so agreed to take part.</summary>
    public DateTimeOffset? AgreedAt { get; private set; }

    /// <summary>When the person chose to stop taking part; nothing more is asked of them.</summary>
    public DateTimeOffset? StoppedAt { get; private set; }

    public bool TakesPart => StoppedAt is null;

    /// <returns>True the first time.</returns>
    public bool Agree(DateTimeOffset now)
    {
        if (AgreedAt is not null)
        {
            return false;
        }

        AgreedAt = now;
        return true;
    }

    /// <returns>True the first time.</returns>
    public bool Stop(DateTimeOffset now)
    {
        if (StoppedAt is not null)
        {
            return false;
        }

        StoppedAt = now;
        return true;
    }
}

/// <summary>How a person can best be reached and read to. Each field is free to stay empty.</summary>
public sealed class AccessProfile
{
    /// <summary>For example <c>standard</c>, <c>easy-read</c> or <c>large-print</c>.</summary>
    public string? Format { get; init; }

    /// <summary>Hours in which mail suits them, for example <c>20:30-21:30</c> or <c>mornings</c>.</summary>
    public string? BestTime { get; init; }

    /// <summary>First language, when it is not English.</summary>
    public string? Language { get; init; }
}
