using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence.Files;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.DecideFile;

public sealed class DecideFileHandler(ITransactor transactor, IDbContextFactory<CoAuditDb> contexts, PhotoDesk desk, IPdfPages pdfs)
{
    public async Task<FileDecided> HandleAsync(DecideFile command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var reason = ReasonOf(command);
        var painted = command.Hide.Count > 0 ? await PaintedAsync(command, cancellationToken) : null;
        return await transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command, painted, reason, ct), cancellationToken);
    }

    private static string? ReasonOf(DecideFile command)
    {
        FieldRules rules = new();
        var reason = PlainInput.Lines(command.Reason);
        switch (command.Decision)
        {
            case DecideFile.KeepBack when reason.Length is 0 or > DecideFile.MaxReasonLength:
                rules.Add("reason", $"Say why it is not shared, in at most {DecideFile.MaxReasonLength:N0} letters. Whoever gave it will read this.");
                break;
            case DecideFile.KeepBack:
                break;
            case DecideFile.Share when (command.Hide.Count > 0) == command.NothingToHide:
                rules.Add("nothingToHide", "Mark the parts to hide, or say that there is nothing to hide.");
                break;
            case DecideFile.Share:
                break;
            default:
                rules.Add("decision", $"Choose {DecideFile.Share} or {DecideFile.KeepBack}.");
                break;
        }

        rules.ThrowIfBroken();
        return reason.Length == 0 ? null : reason;
    }

    // The original never changes, so it can be painted before the transaction.
    private async Task<byte[]> PaintedAsync(DecideFile command, CancellationToken cancellationToken)
    {
        var (type, original) = await OriginalAsync(command, cancellationToken);
        if (type.IsPhoto())
        {
            HiddenArea.EnsureOnPages(command.Hide, type, pages: 1);
            return await desk.WorkAsync(() => Photo.Hide(original, type, command.Hide).Content, cancellationToken);
        }

        var pages = await pdfs.PicturesAsync(original, cancellationToken);
        return await desk.WorkAsync(() => PicturePdf.Hide(pages, command.Hide), cancellationToken);
    }

    private async Task<(FileType Type, byte[] Original)> OriginalAsync(DecideFile command, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var file = await db.RevealedFileAsync(command.Audit, command.File, cancellationToken);
        return file.Type.IsPhoto() || file.Type == FileType.Pdf
            ? (file.Type, await db.ContentAsync(file.Id, FileCopy.Original, cancellationToken))
            : throw new InvalidCommandException("hide", "Parts can be hidden in photos and PDFs only. Share this file as it is, or keep it back and ask for another copy.");
    }

    private static async Task<FileDecided> RecordAsync(Unit unit, DecideFile command, byte[]? painted, string? reason, CancellationToken cancellationToken)
    {
        var audit = await unit.Db.LockAuditAsync(command.Audit, cancellationToken) ?? throw new NotFoundException("audit");
        var id = (await unit.Db.RevealedFileAsync(command.Audit, command.File, cancellationToken)).Id;
        var file = await unit.Db.Files.FirstAsync(f => f.Id == id, cancellationToken);
        await SetRedactedAsync(unit.Db, id, painted, cancellationToken);
        if (string.Equals(command.Decision, DecideFile.Share, StringComparison.Ordinal))
        {
            audit.Share(file, command.Hide.Count, command.Actor, unit.Now);
        }
        else
        {
            audit.KeepBack(file, reason!, command.Actor, unit.Now);
        }

        return new FileDecided(file.Id, FileReading.NameOf(file.Sharing), command.Hide.Count);
    }

    private static async Task SetRedactedAsync(CoAuditDb db, Guid file, byte[]? painted, CancellationToken cancellationToken)
    {
        if (await db.FileContents.FirstOrDefaultAsync(c => c.FileId == file && c.Copy == FileCopy.Redacted, cancellationToken) is { } earlier)
        {
            db.FileContents.Remove(earlier);
            await db.SaveChangesAsync(cancellationToken);
        }

        if (painted is not null)
        {
            db.FileContents.Add(new FileContent { FileId = file, Copy = FileCopy.Redacted, Bytes = painted });
        }
    }
}
