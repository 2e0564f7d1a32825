namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>A file that a participant gave as evidence.</summary>
public sealed class EvidenceFile
{
    public const int MostPerTask = 10;

    /// <summary>What the coverage matrix calls it.</summary>
    public const string CoverageKind = "file";

    /// <summary>Random: it tells nothing about who gave it when.</summary>
    public required Guid Id { get; init; }

    public required AuditId AuditId { get; init; }

    public required StageId StageId { get; init; }

    public required TaskId TaskId { get; init; }

    public required ParticipantId ParticipantId { get; init; }

    public required Group Group { get; init; }

    /// <summary>The line of the tool that it is about; null: of none in particular.</summary>
    public string? About { get; init; }

    /// <summary>The giver's own words that it belongs to, or null.</summary>
    public Guid? ContributionId { get; init; }

    /// <summary>To show and to save under. Empty when it was withdrawn.</summary>
    public required string Name { get; set; }

    public required FileType Type { get; init; }

    public required int Size { get; init; }

    /// <summary>Of a photo in dots; 0 for other files.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }

    public required DateTimeOffset At { get; init; }

    public required bool Late { get; init; }

    /// <summary>Blinds the commitment in the trail.</summary>
    public required byte[] Salt { get; init; }

    public FileSharing Sharing { get; private set; }

    /// <summary>The shared copy is not the original: something is painted over.</summary>
    public bool Redacted { get; private set; }

    public string? DecisionReason { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool Stands => WithdrawnAt is null;

    /// <summary>The copy that others see.</summary>
    public FileCopy SharedCopy => Redacted ? FileCopy.Redacted : FileCopy.Original;

    internal void Share(bool redacted, DateTimeOffset now) => (Sharing, Redacted, DecisionReason, DecidedAt) = (FileSharing.Shared, redacted, null, now);

    internal void KeepBack(string reason, DateTimeOffset now) => (Sharing, Redacted, DecisionReason, DecidedAt) = (FileSharing.KeptBack, false, reason, now);

    internal void Withdraw(DateTimeOffset now)
    {
        Name = "";
        WithdrawnAt = now;
    }
}
