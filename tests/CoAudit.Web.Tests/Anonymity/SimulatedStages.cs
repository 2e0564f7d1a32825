using System.Text;
using CoAudit.Audits.Features.AgreeToTakePart;
using CoAudit.Audits.Features.Contribute;
using CoAudit.Audits.Features.SaveDefinition;
using CoAudit.Audits.Features.SignOff;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Anonymity;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Anonymity;

/// <summary>Stages in which nine people say something with their names, and one of them something more without.</summary>
internal sealed class SimulatedStages(Store store, int seed)
{
    /// <summary>How words with a name begin.</summary>
    public const string Named = "What I have seen in my weeks here, case ";

    /// <summary>How words without one begin.</summary>
    public const string Unnamed = "At weekends we are told to make gloves last, case ";

    private const string Asking =
        """
        {
          "definitionId": "asking", "name": "Asking",
          "root": {
            "id": "flow", "type": "Elsa.Flowchart",
            "activities": [
              { "id": "ask", "type": "CoAudit.AskEveryone", "due": { "typeName": "String", "expression": { "type": "Literal", "value": "P4W" } } },
              { "id": "to-end", "type": "Elsa.FlowJoin", "mode": { "typeName": "FlowJoinMode", "expression": { "type": "Literal", "value": "WaitAny" } } },
              { "id": "end", "type": "Elsa.End" }
            ],
            "connections": [
              { "source": { "activity": "ask", "port": "Done" }, "target": { "activity": "to-end", "port": "In" } },
              { "source": { "activity": "ask", "port": "NotEnoughVoices" }, "target": { "activity": "to-end", "port": "In" } },
              { "source": { "activity": "to-end", "port": "Done" }, "target": { "activity": "end", "port": "In" } }
            ]
          }
        }
        """;

    private readonly Random random = new(seed);

    /// <param name="leaks">Plants what the handler takes care not to leave: the row of the author's idempotency key.</param>
    public async Task<IReadOnlyList<SimulatedStage>> RunAsync(int count, bool leaks = false)
    {
        await store.Get<SaveDefinitionHandler>().HandleAsync(new SaveDefinition(Encoding.UTF8.GetBytes(Asking), Publish: true), CancellationToken.None);
        List<SimulatedStage> stages = [];
        for (var i = 0; i < count; i++)
        {
            stages.Add(await RunOneAsync(i, leaks));
        }

        await store.Get<FreedSpace>().WipeAsync(CancellationToken.None);
        return stages;
    }

    private async Task<SimulatedStage> RunOneAsync(int number, bool leaks)
    {
        var audit = await store.StartAuditAsync($"Asking {number}", "asking");
        var tasks = (await store.ReadAsync(db => db.Tasks.AsNoTracking().Where(t => t.AuditId == audit).ToListAsync())).ToArray();
        random.Shuffle(tasks);
        var author = tasks[random.Next(tasks.Length)];
        var text = $"{Unnamed}{number:0000}.";
        foreach (var task in tasks)
        {
            await store.Get<AgreeToTakePartHandler>().HandleAsync(task.Id, CancellationToken.None);
            await SayAsync(task, $"{Named}{random.Next():x8}.", "1");
            if (task == author)
            {
                await SayWithoutNameAsync(task, text, "2", leaks);
            }

            await store.Get<SignOffHandler>().HandleAsync(new SignOffCommand(task.Id, "agree", null), Key(task, "3", "agree"), CancellationToken.None);
            store.Time.Advance(TimeSpan.FromSeconds(random.Next(20, 4_000)));
        }

        return new SimulatedStage(audit, [.. tasks.Select(t => t.Id).OrderBy(t => t.Value)], author.Id, text);
    }

    private async Task SayAsync(TaskItem task, string text, string key)
    {
        await store.Get<ContributeHandler>().HandleAsync(new Contribute(task.Id, null, text), Key(task, key, text), CancellationToken.None);
        store.Time.Advance(TimeSpan.FromSeconds(random.Next(5, 300)));
    }

    private async Task SayWithoutNameAsync(TaskItem task, string text, string key, bool leaks)
    {
        var kept = await store.Get<ContributeHandler>().HandleAsync(new Contribute(task.Id, null, text, Anonymous: true), Key(task, key, text), CancellationToken.None);
        if (leaks)
        {
            await store.RunAsync(unit =>
            {
                unit.Db.Inbox.Add(new InboxRow { Key = Attacker.HashOf($"task:{task.Id}\n{key}"), RequestHash = Attacker.HashOf(text), Response = kept.Receipt, At = unit.Now });
                return Task.FromResult(true);
            });
        }

        store.Time.Advance(TimeSpan.FromSeconds(random.Next(5, 300)));
    }

    // Keys that anybody could guess: they must not be what anonymity hangs on.
    private static IdempotencyKey Key(TaskItem task, string key, string text) => new($"task:{task.Id}", key, text);
}

/// <summary>What the attacker is told, and, for the test only, who it was.</summary>
internal sealed record SimulatedStage(AuditId Audit, IReadOnlyList<TaskId> Tasks, TaskId Author, string Text);
