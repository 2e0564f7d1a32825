using System.Text;
using CoAudit.Audits.Features.ResumeBookmark;
using CoAudit.Audits.Features.SaveDefinition;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage;
using CoAudit.Web.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Storage;

/// <summary>A join that waits for any branch leaves an open stage behind: nobody may be asked for it any more.</summary>
public sealed class WithdrawnStageTests(PostgresCluster cluster)
{
    /// <summary>Asks everyone for objectives, and goes on after an hour whether they have answered or not.</summary>
    private const string StageOrHour =
        """
        {
          "definitionId": "stage-or-hour", "name": "A stage or an hour",
          "root": {
            "id": "flow", "type": "Elsa.Flowchart", "start": "fork",
            "activities": [
              { "id": "fork", "type": "Elsa.FlowFork",
                "branches": { "typeName": "ICollection<String>", "expression": { "type": "Object", "value": "[\"Ask\", \"Wait\"]" } } },
              { "id": "ask", "type": "CoAudit.SetObjectives" },
              { "id": "wait", "type": "Elsa.Delay", "timeSpan": { "typeName": "TimeSpan", "expression": { "type": "Literal", "value": "01:00:00" } } },
              { "id": "join", "type": "Elsa.FlowJoin", "mode": { "typeName": "FlowJoinMode", "expression": { "type": "Literal", "value": "WaitAny" } } },
              { "id": "end", "type": "Elsa.End" }
            ],
            "connections": [
              { "source": { "activity": "fork", "port": "Ask" }, "target": { "activity": "ask", "port": "In" } },
              { "source": { "activity": "fork", "port": "Wait" }, "target": { "activity": "wait", "port": "In" } },
              { "source": { "activity": "ask", "port": "Done" }, "target": { "activity": "join", "port": "In" } },
              { "source": { "activity": "ask", "port": "NotEnoughVoices" }, "target": { "activity": "join", "port": "In" } },
              { "source": { "activity": "wait", "port": "Done" }, "target": { "activity": "join", "port": "In" } },
              { "source": { "activity": "join", "port": "Done" }, "target": { "activity": "end", "port": "In" } }
            ]
          }
        }
        """;

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_stage_that_the_flow_goes_on_without_is_withdrawn_with_its_tasks_timers_and_mails(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await store.Get<SaveDefinitionHandler>().HandleAsync(new SaveDefinition(Encoding.UTF8.GetBytes(StageOrHour), Publish: true), CancellationToken.None);
        var id = await store.StartAuditAsync(auditType: "stage-or-hour");

        store.Time.Advance(TimeSpan.FromHours(1));
        var delay = await store.ReadAsync(db => db.Timers.SingleAsync(t => t.Kind == TimerKind.Bookmark));
        Assert.True(await store.Get<DueTimers>().FireAsync(delay.Id, store.Get<ResumeBookmarkHandler>().HandleAsync, CancellationToken.None));

        var stage = await store.ReadAsync(db => db.Stages.Include(s => s.Tasks).SingleAsync());
        Assert.Equal(StageStatus.Cancelled, stage.Status);
        Assert.All(stage.Tasks, task => Assert.Equal(TaskItemStatus.Cancelled, task.Status));
        Assert.Equal(0, await store.ReadAsync(db => db.Timers.CountAsync()));
        Assert.Equal(0, await store.ReadAsync(db => db.Outbox.CountAsync()));
        Assert.Equal(0, await store.ReadAsync(db => db.Bookmarks.CountAsync()));
        Assert.Equal(AuditStatus.Completed, await store.ReadAsync(db => db.Audits.Where(a => a.Id == id).Select(a => a.Status).SingleAsync()));
        Assert.Contains("stage-withdrawn", await store.ReadAsync(db => db.Trail.Select(e => e.Kind).ToListAsync()));
    }
}
