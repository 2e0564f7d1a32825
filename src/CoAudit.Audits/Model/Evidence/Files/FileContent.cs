namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>The bytes of one copy, in a row of their own: lists of files never load them.</summary>
public sealed class FileContent
{
    public required Guid FileId { get; init; }

    public required FileCopy Copy { get; init; }

    public required byte[] Bytes { get; set; }
}
