using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.WithdrawFile;

/// <summary>A participant takes their own file back before the stage is over. Only their task's link can send this.</summary>
public sealed record WithdrawFile(TaskId Task, Guid File);

public sealed class WithdrawFileHandler(ITransactor transactor)
{
    public Task<bool> HandleAsync(WithdrawFile command, CancellationToken cancellationToken) =>
        transactor.RunAsync((unit, ct) => WithdrawAsync(unit, command, ct), cancellationToken);

    private static async Task<bool> WithdrawAsync(Unit unit, WithdrawFile command, CancellationToken cancellationToken)
    {
        var asked = await unit.Db.LockTaskAsync(command.Task, cancellationToken) ?? throw new NotFoundException("task");

        // Another's file is not there for this caller.
        var file = await unit.Db.Files.FirstOrDefaultAsync(f => f.Id == command.File && f.TaskId == asked.Task.Id, cancellationToken)
            ?? throw new NotFoundException("file of yours");
        asked.Audit.Withdraw(asked.Stage, file, unit.Now);
        unit.Db.FileContents.RemoveRange(await unit.Db.FileContents.Where(c => c.FileId == file.Id).ToListAsync(cancellationToken));
        return true;
    }
}
