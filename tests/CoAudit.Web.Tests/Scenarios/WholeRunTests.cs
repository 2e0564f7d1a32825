using System.Text.Json.Nodes;

namespace CoAudit.Web.Tests.Scenarios;

/// <summary>A whole audit, from its start to its last review, by people who do nothing but read their mail and follow the links.</summary>
public sealed class WholeRunTests(PostgresCluster cluster)
{
    private static readonly string[] ServiceUsers = ["pat@example.org", "joan@example.org", "albert@example.org"];
    private static readonly string[] CareWorkers = ["maya@example.org", "tomasz@example.org", "grace@example.org"];

    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task An_audit_runs_from_its_start_to_its_last_review(Database database)
    {
        await using var exim = await EximServer.StartAsync();
        await using var service = await ServiceProcess.StartAsync((await cluster.SettingsAsync(database)).And(exim.ServiceSettings));
        await using var robots = new Robots(exim.Mails, [service.Client], Decide);
        var api = service.Api();
        await new FastAudit("PT12S", "PT4S", "PT8S").ReviewedAfter("PT2S", "PT4S", "PT6S").PublishAsync(api);

        robots.Begin();
        var id = await api.StartAuditAsync(AuditRequest.WithNineParticipants(FastAudit.AuditType));
        var record = await AuditRecord.WaitForEndAsync(api, id, reviews: 3, TimeSpan.FromMinutes(5));

        Assert.True(robots.Surprises.Count == 0, $"{string.Join('\n', robots.Surprises)}\n{service.Output}");
        AssertWay(record);
        AssertReminders(record);
        record.AssertChainVerifies();
        record.AssertMailsAreSettled();
        record.AssertHoldsOnce(robots.Acknowledgements);
        Assert.All(record.Tasks, task => Assert.Contains(AuditRecord.Text(task, "status"), (string[])["answered", "not-reached"]));
        await AssertNothingWaitsAsync(api, id, record);
    }

    private static Reply? Decide(Asked asked) => asked switch
    {
        // All who use the service miss the first round: they are asked once more.
        { Stage: "SetObjectives", Round: 1 } when ServiceUsers.Contains(asked.Address) => null,
        { Stage: "GatherEvidence", Address: "albert@example.org" } => null,
        { Stage: "SignOff" or "RespondToObjection", Address: "joan@example.org" } => new Reply("object", "The plan says nothing about nights."),
        { Stage: "SignOff", Address: "grace@example.org" } => new Reply("agree-with-concern", "Who pays for the gloves?"),
        // The first review is confirmed by those who live with the change, the second by managers alone, the third finds no care workers.
        { Stage: "ReviewProgress", Round: 2 } when ServiceUsers.Contains(asked.Address) || CareWorkers.Contains(asked.Address) => new Reply("not-for-me-now"),
        { Stage: "ReviewProgress", Round: 3 } when CareWorkers.Contains(asked.Address) => null,
        _ => new Reply("agree"),
    };

    private static void AssertWay(AuditRecord record)
    {
        Assert.Equal(
            [
                "objectives: NotEnoughVoices", "objectives: Done", "tool: Done", "evidence: Done", "findings: Done",
                "plan: Done", "sign-off: Objected", "respond: Unresolved", "plan: Done", "sign-off: Objected", "respond: Unresolved",
                "plan: Done", "sign-off: Objected", "respond: Unresolved",
                "progress: Sustained", "progress: NotEnoughVoices", "progress: NotEnoughVoices",
            ],
            record.StageOutcomes.Where(outcome => !IsAboutVerdicts(outcome)));

        // Nothing slipped and nothing was to be refined: nobody was asked about it.
        Assert.Equal(["better: Done"], record.StageOutcomes.Where(IsAboutVerdicts).Order(StringComparer.Ordinal));
        var silent = record.Stages.Where(stage => AuditRecord.Text(stage, "activityId") is "better" or "cause").Select(stage => AuditRecord.Text(stage, "id")).ToList();
        Assert.DoesNotContain(record.Tasks, task => silent.Contains(AuditRecord.Text(task, "stageId")));
        Assert.Equal(["sustained", "not-enough-voices", "not-enough-voices"], record.Verdicts);
    }

    private static bool IsAboutVerdicts(string outcome) => outcome.StartsWith("better:", StringComparison.Ordinal) || outcome.StartsWith("cause:", StringComparison.Ordinal);

    // People who are silent until the end are reminded each time, once or twice: on a slow machine two that are overdue become one
    // (that two in time are two is tested with a clock of our own). No one's reminder stands after their answer.
    private static void AssertReminders(AuditRecord record)
    {
        var reminded = record.OfKind("reminded").ToLookup(entry => AuditRecord.Text(record.Data(entry), "task"));
        Assert.All(reminded, reminders => Assert.InRange(reminders.Count(), 1, 2));
        Assert.All(
            record.Tasks.Where(task => AuditRecord.Text(task, "status") == "not-reached"),
            task => Assert.InRange(reminded[AuditRecord.Text(task, "id")].Count(), 1, 2));
        foreach (var answer in record.OfKind("contribution"))
        {
            Assert.All(reminded[AuditRecord.Text(record.Data(answer), "task")], reminder => Assert.True((int)reminder["n"]! < (int)answer["n"]!));
        }

        // A reminder that had not left yet when its person answered, or the stage closed, is taken back.
        Assert.InRange(record.Mails.Count(mail => AuditRecord.Text(mail, "kind") == "task-reminder"), 1, record.OfKind("reminded").Count);
    }

    // Nothing happens any more: no timer, reminder or mail is left that could.
    private static async Task AssertNothingWaitsAsync(AuditApi api, string id, AuditRecord record)
    {
        Assert.All(record.Tasks, task => Assert.DoesNotContain(task!["reminders"]!.AsArray(), reminder => reminder!["sentAt"] is null));
        Assert.True(JsonNode.DeepEquals(record.Trail, await api.TrailAsync(id)));
    }
}
