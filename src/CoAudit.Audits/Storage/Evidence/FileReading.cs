using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence.Files;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Evidence;

/// <summary>Reads files, and nobody else's before the reveal.</summary>
public static class FileReading
{
    private const int SmallestNamedGroup = 3;

    /// <summary>The files of stages that are revealed, in an order that tells nothing about who gave them when.</summary>
    public static async Task<IReadOnlyList<FileView>> FilesAsync(this CoAuditDb db, AuditId audit, IReadOnlyList<StageId> revealed, CancellationToken cancellationToken)
    {
        var files = await db.Files.AsNoTracking().Where(f => revealed.Contains(f.StageId) && f.WithdrawnAt == null).ToListAsync(cancellationToken);
        var sizes = await db.Participants.AsNoTracking().Where(p => p.AuditId == audit).GroupBy(p => p.Group)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return [.. files.OrderBy(f => f.Id).Select(f => View(f, sizes.GetValueOrDefault(f.Group) >= SmallestNamedGroup))];
    }

    /// <summary>The files that everyone who takes part may open.</summary>
    public static async Task<IReadOnlyList<FileView>> SharedFilesAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        // Sharing comes after the reveal; a file that is shared needs no other look.
        var stages = await db.Files.AsNoTracking().Where(f => f.AuditId == audit && f.Sharing == FileSharing.Shared).Select(f => f.StageId).Distinct().ToListAsync(cancellationToken);
        return stages.Count == 0 ? [] : [.. (await db.FilesAsync(audit, stages, cancellationToken)).Where(f => string.Equals(f.Status, NameOf(FileSharing.Shared), StringComparison.Ordinal))];
    }

    /// <summary>This person's own files that others do not see, with the reason that was given for it.</summary>
    public static async Task<IReadOnlyList<KeptBackView>> KeptBackAsync(this CoAuditDb db, ParticipantId giver, CancellationToken cancellationToken) =>
        await db.Files.AsNoTracking().Where(f => f.ParticipantId == giver && f.Sharing == FileSharing.KeptBack && f.WithdrawnAt == null)
            .OrderBy(f => f.At).Select(f => new KeptBackView(f.Id, f.Name, f.DecisionReason!)).ToListAsync(cancellationToken);

    /// <summary>A file that the reveal has opened to those who run the audit.</summary>
    /// <exception cref="NotFoundException">There is none: never given, taken back, or of another audit.</exception>
    /// <exception cref="ConflictException">It is still blind.</exception>
    public static async Task<EvidenceFile> RevealedFileAsync(this CoAuditDb db, AuditId audit, Guid id, CancellationToken cancellationToken)
    {
        var file = await db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id && f.AuditId == audit && f.WithdrawnAt == null, cancellationToken);
        var stage = file is null ? null : await db.Stages.AsNoTracking().FirstAsync(s => s.Id == file.StageId, cancellationToken);
        return stage switch
        {
            null => throw new NotFoundException("file"),
            { IsRevealed: false } => throw new ConflictException("not-revealed", "The evidence is shown to everyone at once, when the part that gathers it is over."),
            _ => file!,
        };
    }

    public static Task<byte[]> ContentAsync(this CoAuditDb db, Guid file, FileCopy copy, CancellationToken cancellationToken) =>
        db.FileContents.AsNoTracking().Where(c => c.FileId == file && c.Copy == copy).Select(c => c.Bytes).FirstAsync(cancellationToken);

    public static async Task<OpenedFile> OpenedAsync(this CoAuditDb db, EvidenceFile file, FileCopy copy, CancellationToken cancellationToken) =>
        new(file.Name, file.Type.MediaType(), await db.ContentAsync(file.Id, copy, cancellationToken));

    public static string NameOf(FileSharing sharing) => sharing switch
    {
        FileSharing.Waiting => "waiting",
        FileSharing.Shared => "shared",
        FileSharing.KeptBack => "kept-back",
        _ => throw new ArgumentOutOfRangeException(nameof(sharing), sharing, "Not a state of a file."),
    };

    private static FileView View(EvidenceFile file, bool namesGroup) => new(
        file.Id, file.Sharing == FileSharing.Shared ? file.Name : "", file.Type.MediaType(), file.Size, file.Width, file.Height, file.About, file.ContributionId,
        namesGroup ? file.Group.Code() : "", file.Late, NameOf(file.Sharing), file.Redacted, file.DecisionReason);
}
