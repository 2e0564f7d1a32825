using System.Globalization;

namespace CoAudit.Audits.Model.Objectives;

/// <summary>How much one person wants one objective. Blind until the stage is over; can be changed until then.</summary>
public sealed class PersonalPriority
{
    public required TaskId TaskId { get; init; }

    public required Guid Objective { get; init; }

    public required StageId StageId { get; init; }

    public required AuditId AuditId { get; init; }

    public required ParticipantId ParticipantId { get; init; }

    public required Group Group { get; init; }

    /// <summary>0 for not at all, 4 for most of all.</summary>
    public int Value { get; private set; }

    /// <summary>Blinds the commitment in the audit trail.</summary>
    public required byte[] Salt { get; set; }

    /// <summary>What the trail's commitment is made of.</summary>
    public string CommittedText => string.Create(CultureInfo.InvariantCulture, $"{Objective}\n{Value}");

    public void Set(int value, byte[] salt) => (Value, Salt) = (value, salt);
}
