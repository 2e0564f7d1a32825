using CoAudit.Audits.Features.SignOff;
using CoAudit.Audits.Features.StartAudit;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Web.Tests.Storage;
using CoAudit.Web.Tests.Workflows;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Faults.Sweep;

/// <summary>An audit of one stage that two people answer, each call under an idempotency key.</summary>
internal sealed class AuditFlow : ReferenceFlow
{
    public override Task PrepareAsync(Store store) => store.PublishAsync(
        new FlowJson("one-stage").Node("ask", "CoAudit.SetObjectives").Node("end", "Elsa.End").Arrows("ask>end ask.NotEnoughVoices>end"));

    public override async Task RunAsync(SweepNode node, string run)
    {
        await node.CallAsync(Keyed(run, "start", (store, key) => store.Get<StartAuditHandler>().HandleAsync(Order(run), key, CancellationToken.None)));
        foreach (var task in await TasksAsync(node.Store, run))
        {
            await node.CallAsync(Keyed(
                run, $"sign-{task}", (store, key) => store.Get<SignOffHandler>().HandleAsync(new SignOffCommand(task, "agree", null), key, CancellationToken.None)));
        }
    }

    public override async Task<IReadOnlyList<string>> SeenAsync(Store store, string run)
    {
        await using var db = store.NewContext();
        var audit = await db.Audits.AsNoTracking().Include(a => a.Stages).ThenInclude(s => s.Tasks).ThenInclude(t => t.SignOff).SingleAsync(a => a.Title == run);
        var trail = await db.Trail.AsNoTracking().Where(e => e.AuditId == audit.Id).OrderBy(e => e.N).ToListAsync();
        Assert.All(trail, entry => Assert.True(entry.Verifies));
        Assert.Equal(audit.TrailHead, trail[^1].Hash);
        var mails = await db.Outbox.AsNoTracking().Where(m => m.AuditId == audit.Id).Select(m => m.Kind).ToListAsync();
        var stage = Assert.Single(audit.Stages);
        return
        [
            $"{audit.Status} {stage.Status} {stage.Outcome}",
            .. stage.Tasks.Select(task => $"{task.Status} {task.SignOff?.Answer}"),
            .. trail.Select(entry => entry.Kind),
            .. mails.Order(StringComparer.Ordinal),
            .. await store.JournalAsync(audit.WorkflowInstanceId),
        ];
    }

    // Under its key a call can be made again: it is carried out once.
    private static SweepCall Keyed(string run, string request, Func<Store, IdempotencyKey, Task> call) =>
        new(store => call(store, new IdempotencyKey("sweep", $"{run}-{request}", request)), _ => Task.FromResult(false));

    private static Task<List<TaskId>> TasksAsync(Store store, string run) => store.ReadAsync(
        db => db.Tasks.Where(t => db.Stages.Any(s => s.Id == t.StageId && db.Audits.Any(a => a.Id == s.AuditId && a.Title == run))).OrderBy(t => t.Id).Select(t => t.Id).ToListAsync());

    private static StartAudit Order(string run) => new()
    {
        AuditType = "one-stage",
        Title = run,
        Service = new ServiceGiven
        {
            Name = "Willowbrook",
            CouncilPhone = "020 7946 0000",
            SafeguardingContacts = [new ContactGiven("Ruth Kay", "ruth@willowbrook.example", null, false), new ContactGiven("Omar Lea", "omar@trust.example", null, true)],
        },
        Participants =
        [
            new ParticipantGiven("Pat Hill", "pat@example.org", "service-users"),
            new ParticipantGiven("Maya Ford", "maya@example.org", "care-workers"),
            new ParticipantGiven("Helen Park", null, "managers"),
            new ParticipantGiven("Lucy Reed", null, "other-stakeholders"),
        ],
        Actor = Actor.ApiKey("sweep"),
    };
}
