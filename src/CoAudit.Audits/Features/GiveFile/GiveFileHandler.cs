using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence.Files;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.GiveFile;

public sealed class GiveFileHandler(ITransactor transactor, PhotoDesk desk)
{
    // Painted before the transaction: it takes a while, and a transaction may run twice.
    public async Task<FileGiven> HandleAsync(GiveFile command, IdempotencyKey? key, CancellationToken cancellationToken) =>
        await KeepAsync(command.Task, await PaintAsync(command, cancellationToken), key, cancellationToken);

    /// <summary>Checks a file and paints a photo anew; keeps nothing yet. For whoever has something else to keep with it.</summary>
    /// <exception cref="InvalidCommandException">It is not something that we keep.</exception>
    public Task<NewFile> PaintAsync(GiveFile command, CancellationToken cancellationToken) =>
        desk.WorkAsync(() => NewFile.Of(command.Content, command.Name, AboutOf(command), ContributionOf(command)), cancellationToken);

    public Task<FileGiven> KeepAsync(TaskId task, NewFile file, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var (secrets, hash) = (Secrets.Draw(), file.Hash());
        return transactor.RunOnceAsync(key, (unit, ct) => KeepAsync(unit, task, file, hash, secrets, ct), cancellationToken);
    }

    private static async Task<FileGiven> KeepAsync(Unit unit, TaskId taskId, NewFile file, string hash, Secrets secrets, CancellationToken cancellationToken)
    {
        var (audit, stage, task, _) = await unit.Db.LockTaskAsync(taskId, cancellationToken) ?? throw new NotFoundException("task");
        var kept = audit.AddFile(stage, task, file, hash, secrets, unit.Now);
        await EnsureFitsAsync(unit.Db, audit.Id, task, file, cancellationToken);
        unit.Db.Files.Add(kept);
        unit.Db.FileContents.Add(new FileContent { FileId = kept.Id, Copy = FileCopy.Original, Bytes = file.Content });
        await AnsweredTask.StopRemindingAsync(unit, task.Id, cancellationToken);
        return new FileGiven(kept.Id, kept.Id.ToString("N")[..8].ToUpperInvariant(), kept.Name, kept.Type.MediaType(), kept.Size);
    }

    private static async Task EnsureFitsAsync(CoAuditDb db, AuditId audit, TaskItem task, NewFile file, CancellationToken cancellationToken)
    {
        if (await db.Files.CountAsync(f => f.TaskId == task.Id && f.WithdrawnAt == null, cancellationToken) >= EvidenceFile.MostPerTask)
        {
            throw new InvalidCommandException("file", $"You have sent {EvidenceFile.MostPerTask} files. That is the most for one part. Take one back, then send this.");
        }

        if (file.About is not null && !(await db.ToolLinesAsync(audit, cancellationToken)).Any(l => string.Equals(l.Id, file.About, StringComparison.Ordinal)))
        {
            throw new InvalidCommandException("about", $"'{PlainInput.Shown(file.About)}' is no criterion of this audit's agreed tool.");
        }

        if (file.Contribution is { } words && !task.Contributions.Exists(c => c.Id == words))
        {
            throw new InvalidCommandException("contribution", "These are no words of yours in this part.");
        }
    }

    private static string? AboutOf(GiveFile command) => string.IsNullOrWhiteSpace(command.About) ? null : command.About.Trim();

    private static Guid? ContributionOf(GiveFile command) => command.Contribution switch
    {
        null or "" => null,
        var text when Guid.TryParse(text, out var id) => id,
        _ => throw new InvalidCommandException("contribution", "These are no words of yours in this part."),
    };
}
