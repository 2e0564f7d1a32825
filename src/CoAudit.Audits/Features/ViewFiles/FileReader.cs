using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence.Files;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewFiles;

/// <summary>Opens files for those who may see them.</summary>
public sealed class FileReader(IDbContextFactory<CoAuditDb> contexts)
{
    /// <summary>The copy that everyone who takes part in the audit may see.</summary>
    /// <exception cref="ConflictException">It is not shared, or not yet.</exception>
    public async Task<OpenedFile> SharedAsync(AuditId audit, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var file = await db.RevealedFileAsync(audit, id, cancellationToken);
        return file.Sharing == FileSharing.Shared
            ? await db.OpenedAsync(file, file.SharedCopy, cancellationToken)
            : throw new ConflictException("not-shared", "This file is not shared. Somebody must first look at what to hide in it.");
    }

    /// <summary>For a participant: what is shared in their audit, and what they gave themselves.</summary>
    public async Task<OpenedFile> ForAsync(TaskId task, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = await db.Tasks.AsNoTracking().FirstOrDefaultAsync(t => t.Id == task, cancellationToken) ?? throw new NotFoundException("task");
        var own = await db.Files.AsNoTracking()
            .FirstOrDefaultAsync(f => f.Id == id && f.ParticipantId == asked.ParticipantId && f.WithdrawnAt == null, cancellationToken);
        return own is null ? await SharedAsync(asked.AuditId, id, cancellationToken) : await db.OpenedAsync(own, FileCopy.Original, cancellationToken);
    }
}
