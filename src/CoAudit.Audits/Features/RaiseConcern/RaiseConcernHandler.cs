using CoAudit.Audits.Model;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.RaiseConcern;

/// <summary>"Someone is being hurt or in danger." Comes from a participant's page, and belongs to no audit.</summary>
/// <param name="Task">Only says which service it is about; it is not kept.</param>
public sealed record RaiseConcern(TaskId Task, string? Text, string? Contact);

/// <summary>Keeps the message and mails all safeguarding contacts of the service and the quality lead at once. Waits for no stage.</summary>
public sealed class RaiseConcernHandler(ITransactor transactor)
{
    public Task<Guid> HandleAsync(RaiseConcern command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        FieldRules rules = new();
        var text = PlainInput.Lines(command.Text);
        if (text.Length == 0)
        {
            rules.Add("text", "Write what you are worried about. A few words are enough.");
        }
        else if (text.Length > Concern.MaxTextLength)
        {
            rules.Add("text", $"This is too long. Write at most {Concern.MaxTextLength:N0} letters.");
        }

        var contact = rules.Optional("contact", command.Contact);
        rules.ThrowIfBroken();
        return transactor.RunOnceAsync(key, (unit, ct) => KeepAsync(unit, command.Task, text, contact, ct), cancellationToken);
    }

    private static async Task<Guid> KeepAsync(Unit unit, TaskId taskId, string text, string? contact, CancellationToken cancellationToken)
    {
        var audit = await unit.Db.Tasks.AsNoTracking().Where(t => t.Id == taskId)
            .Join(unit.Db.Audits, t => t.AuditId, a => a.Id, (t, a) => a)
            .FirstOrDefaultAsync(cancellationToken) ?? throw new NotFoundException("task");
        var service = await unit.Db.Services.AsNoTracking().Include(s => s.Contacts).FirstAsync(s => s.Id == audit.ServiceId, cancellationToken);
        var concern = new Concern { Id = Guid.NewGuid(), ServiceId = service.Id, Text = text, Contact = contact, At = unit.Now };
        unit.Db.Concerns.Add(concern);
        foreach (var person in service.Contacts.Where(c => c.Email is not null))
        {
            Tell(unit, service, concern, person.Name, person.Email!);
        }

        if (audit.LeadEmail is { } lead)
        {
            Tell(unit, service, concern, "Quality lead", lead);
        }

        return concern.Id;
    }

    private static void Tell(Unit unit, Service service, Concern concern, string name, string address)
    {
        var mail = new SafetyConcern
        {
            RecipientName = name,
            ServiceName = service.Name,
            CouncilPhone = service.CouncilPhone,
            Link = MailTexts.LinkToCome,
        };
        var to = new MailFor { Name = name, Address = address, ConcernId = concern.Id, LinkPurpose = LinkPurpose.Concern };
        unit.Enqueue(mail, to, $"concern:{concern.Id}:{address.ToUpperInvariant()}:{Guid.NewGuid()}");
    }
}
