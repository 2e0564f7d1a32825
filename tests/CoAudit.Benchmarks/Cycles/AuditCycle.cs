using System.Text;
using CoAudit.Audits.Features.ImportDefinition;
using CoAudit.Audits.Features.SaveService;
using CoAudit.Audits.Features.SignOff;
using CoAudit.Audits.Features.StartAudit;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Benchmarks.Cycles;

/// <summary>The same with the audit's rows: an audit of one stage asks one person by mail, who agrees.</summary>
internal sealed class AuditCycle(
    StartAuditHandler start, SignOffHandler signOff, IDbContextFactory<CoAuditDb> contexts, ServiceId service) : ICycle
{
    public static async Task<AuditCycle> PrepareAsync(BenchmarkStore store)
    {
        await store.Get<ImportDefinitionHandler>().HandleAsync(Encoding.UTF8.GetBytes(BenchmarkWorkflows.OneSignOff), CancellationToken.None);
        SaveService service = new(
            null, "Willow House", "Riverdale Council", "01632 960 001", null,
            [("Ann Lee", "ann@willow.example", null, false), ("Bo Ray", "bo@council.example", null, true)]);
        var id = await store.Get<SaveServiceHandler>().HandleAsync(service, CancellationToken.None);
        return new AuditCycle(store.Get<StartAuditHandler>(), store.Get<SignOffHandler>(), store.Get<IDbContextFactory<CoAuditDb>>(), id);
    }

    public async Task<Func<Task>> StartAsync()
    {
        StartAudit command = new()
        {
            AuditType = BenchmarkWorkflows.OneSignOffId,
            Title = "Hand hygiene in the east wing",
            Service = new ServiceGiven { Id = service.ToString() },
            Participants = [new ParticipantGiven("Cal Fox", "cal@willow.example", Groups.Code(Group.CareWorkers))],
            Actor = Actor.System,
        };
        var started = await start.HandleAsync(command, null, CancellationToken.None);
        return () => AgreeAsync(new AuditId(started.Id));
    }

    // Finding the task is part of the figure, as finding it by its link is part of the service.
    private async Task AgreeAsync(AuditId audit)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var task = await db.Stages.Where(s => s.AuditId == audit).SelectMany(s => s.Tasks).Select(t => t.Id).SingleAsync();
        await signOff.HandleAsync(new SignOffCommand(task, SignOffAnswer.Agree.Code(), null), null, CancellationToken.None);
    }
}
