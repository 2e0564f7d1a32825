using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.SaveService;

/// <summary>Adds a service, or corrects one.</summary>
/// <param name="Id">Null adds a new one.</param>
public sealed record SaveService(
    ServiceId? Id, string? Name, string? CouncilName, string? CouncilPhone, string? TimeZone,
    IReadOnlyList<(string? Name, string? Email, string? Phone, bool OutsideManagement)> Contacts);

public sealed class SaveServiceHandler(ITransactor transactor)
{
    public Task<ServiceId> HandleAsync(SaveService command, CancellationToken cancellationToken)
    {
        FieldRules rules = new();
        var details = ServiceDetails.Check(rules, "", command.Name, command.CouncilName, command.CouncilPhone, command.TimeZone, command.Contacts);
        rules.ThrowIfBroken();
        return transactor.RunAsync((unit, ct) => SaveAsync(unit, command.Id, details, ct), cancellationToken);
    }

    private static async Task<ServiceId> SaveAsync(Unit unit, ServiceId? id, ServiceDetails details, CancellationToken cancellationToken)
    {
        if (await unit.Db.Services.AnyAsync(s => s.Name == details.Name && (id == null || s.Id != id), cancellationToken))
        {
            throw new InvalidCommandException("name", "There is a service of this name already.");
        }

        if (id is null)
        {
            var created = Service.Create(details, unit.Now);
            unit.Db.Services.Add(created);
            return created.Id;
        }

        var service = await unit.Db.Services.Include(s => s.Contacts).FirstOrDefaultAsync(s => s.Id == id, cancellationToken)
            ?? throw new NotFoundException("service");
        service.Change(details);
        return service.Id;
    }
}
