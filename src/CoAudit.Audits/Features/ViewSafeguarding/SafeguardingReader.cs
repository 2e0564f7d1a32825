using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewSafeguarding;

/// <summary>Reads whom to turn to when a person is hurt or in danger, and the messages that say so.</summary>
public sealed class SafeguardingReader(IDbContextFactory<CoAuditDb> contexts)
{
    /// <summary>The contacts of the service that a task is about.</summary>
    public async Task<SafeguardingView?> FindAsync(TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var audit = await db.Tasks.AsNoTracking().Where(t => t.Id == task)
            .Join(db.Audits, t => t.AuditId, a => a.Id, (_, a) => a).FirstOrDefaultAsync(cancellationToken);
        if (audit is null)
        {
            return null;
        }

        var service = await db.Services.AsNoTracking().Include(s => s.Contacts).FirstAsync(s => s.Id == audit.ServiceId, cancellationToken);
        return new SafeguardingView(
            service.Name, service.CouncilName, service.CouncilPhone,
            [.. service.Contacts.OrderByDescending(c => c.OutsideManagement).ThenBy(c => c.Name, StringComparer.Ordinal).Select(c => new SafeguardingPerson(c.Name, c.Phone, c.Email, c.OutsideManagement))],
            audit.LeadEmail is not null);
    }

    /// <summary>One safety message, for those whom it was sent to.</summary>
    public async Task<ConcernView?> FindConcernAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Concerns.AsNoTracking().Where(c => c.Id == id)
            .Join(db.Services, c => c.ServiceId, s => s.Id, (c, s) => new ConcernView(s.Name, s.CouncilName, s.CouncilPhone, s.TimeZone, c.Text, c.Contact, c.At))
            .FirstOrDefaultAsync(cancellationToken);
    }
}

/// <summary>Whom to turn to at one service.</summary>
/// <param name="TellsLead">True when a message also goes to the quality lead.</param>
public sealed record SafeguardingView(
    string ServiceName, string CouncilName, string CouncilPhone, IReadOnlyList<SafeguardingPerson> Contacts, bool TellsLead);

/// <summary>One contact.</summary>
public sealed record SafeguardingPerson(string Name, string? Phone, string? Email, bool OutsideManagement);

/// <summary>A safety message.</summary>
/// <param name="Contact">How to reach the person who wrote, when they said so.</param>
public sealed record ConcernView(
    string ServiceName, string CouncilName, string CouncilPhone, string TimeZone, string Text, string? Contact, DateTimeOffset At);
