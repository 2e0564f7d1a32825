using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.StartAudit;

public sealed class StartAuditHandler(ITransactor transactor, InstanceRunner runner, CompiledWorkflows workflows)
{
    /// <exception cref="InvalidCommandException">Every field that is wrong, in one go; nothing was changed.</exception>
    public Task<AuditStarted> HandleAsync(StartAudit command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var form = StartAuditForm.Check(command);
        return transactor.RunOnceAsync(key, (unit, ct) => StartAsync(unit, command.Actor, form, ct), cancellationToken);
    }

    private async Task<AuditStarted> StartAsync(Unit unit, Actor actor, StartAuditForm form, CancellationToken cancellationToken)
    {
        FieldRules rules = new();
        var definition = await FindAuditTypeAsync(unit, form.AuditType, rules, cancellationToken);
        var service = await ServiceOfAsync(unit, form, rules, cancellationToken);
        if (definition is not null)
        {
            var workflow = await workflows.GetAsync(unit.Db, definition.Hash, cancellationToken);
            rules.Add(new NeededVoices(workflow, await ReviewsOfAsync(unit, workflow, cancellationToken)).Missing(form.Participants));
        }

        rules.ThrowIfBroken();
        var instanceId = Guid.CreateVersion7(unit.Now).ToString("N");
        var audit = Create(unit, form, definition!, service!, instanceId);
        unit.Db.Audits.Add(audit);
        audit.Record(
            "audit-started", actor, new { audit.AuditType, definition!.Version, definition.Hash, participants = audit.Participants.Count }, unit.Now);
        var start = new StartWorkflow(instanceId, new JsonObject { ["auditId"] = audit.Id.ToString(), ["title"] = audit.Title })
        {
            CorrelationId = audit.Id.ToString(),
            Name = audit.Title,
        };
        await runner.StartAsync(unit, audit, definition, start, null, cancellationToken);
        return new AuditStarted(audit.Id.Value, instanceId);
    }

    private async Task<Dictionary<string, CompiledWorkflow>> ReviewsOfAsync(Unit unit, CompiledWorkflow workflow, CancellationToken cancellationToken)
    {
        Dictionary<string, CompiledWorkflow> reviews = new(StringComparer.Ordinal);
        foreach (var id in NeededVoices.ReviewWorkflows(workflow))
        {
            if (await CompiledWorkflows.FindPublishedAsync(unit.Db, id, cancellationToken) is { } definition)
            {
                reviews[id] = await workflows.GetAsync(unit.Db, definition.Hash, cancellationToken);
            }
        }

        return reviews;
    }

    private static Audit Create(Unit unit, StartAuditForm form, DefinitionVersion definition, Service service, string instanceId)
    {
        var id = AuditId.New(unit.Now);
        return new Audit
        {
            Id = id,
            ServiceId = service.Id,
            ServiceName = service.Name,
            Title = form.Title,
            AuditType = definition.DefinitionId,
            DefinitionVersion = definition.Version,
            WorkflowInstanceId = instanceId,
            TimeZone = form.TimeZone ?? service.TimeZone,
            FacilitatorName = form.FacilitatorName,
            FacilitatorEmail = form.FacilitatorEmail,
            IndependentName = form.IndependentName,
            IndependentEmail = form.IndependentEmail,
            LeadEmail = form.LeadEmail,
            StartedAt = unit.Now,
            Participants = [.. form.Participants.Select(p => new Participant
            {
                Id = ParticipantId.New(unit.Now),
                AuditId = id,
                Name = p.Name,
                Email = p.Email,
                Group = p.Group,
                Access = p.Access,
            })],
        };
    }

    private static async Task<DefinitionVersion?> FindAuditTypeAsync(Unit unit, string auditType, FieldRules rules, CancellationToken cancellationToken)
    {
        var definition = await CompiledWorkflows.FindPublishedAsync(unit.Db, auditType, cancellationToken);
        if (definition is not { IsAuditType: true })
        {
            rules.Add("auditType", $"There is no published audit type '{PlainInput.Shown(auditType)}'.");
            return null;
        }

        return definition;
    }

    private static async Task<Service?> ServiceOfAsync(Unit unit, StartAuditForm form, FieldRules rules, CancellationToken cancellationToken)
    {
        var services = unit.Db.Services.Include(s => s.Contacts);
        Service? service;
        if (form.ServiceId is { } id)
        {
            service = await services.FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
            if (service is null)
            {
                rules.Add("service.id", "There is no such service.");
                return null;
            }
        }
        else
        {
            var details = form.ServiceDetails!;
            service = await services.FirstOrDefaultAsync(s => s.Name == details.Name, cancellationToken);
            if (service is null)
            {
                service = Service.Create(details, unit.Now);
                unit.Db.Services.Add(service);
            }
            else
            {
                service.Change(details);
            }
        }

        rules.Add(service.MissingForAudit());
        return service;
    }
}
