using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;

namespace CoAudit.Audits.Features.SeeOriginal;

/// <summary>Whoever runs the audit looks at the original of a file, to decide what must be hidden. The look itself is a fact of the trail.</summary>
public sealed record SeeOriginal(AuditId Audit, Guid File, Actor Actor);

public sealed class SeeOriginalHandler(ITransactor transactor)
{
    public Task<OpenedFile> HandleAsync(SeeOriginal command, CancellationToken cancellationToken) =>
        transactor.RunAsync((unit, ct) => SeeAsync(unit, command, ct), cancellationToken);

    private static async Task<OpenedFile> SeeAsync(Unit unit, SeeOriginal command, CancellationToken cancellationToken)
    {
        var audit = await unit.Db.LockAuditAsync(command.Audit, cancellationToken) ?? throw new NotFoundException("audit");
        var file = await unit.Db.RevealedFileAsync(audit.Id, command.File, cancellationToken);
        audit.SeeOriginal(file, command.Actor, unit.Now);
        return await unit.Db.OpenedAsync(file, Model.Evidence.Files.FileCopy.Original, cancellationToken);
    }
}
