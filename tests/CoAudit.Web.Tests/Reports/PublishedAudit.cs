using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Reports;

/// <summary>A short audit of one test that publishes its report: objectives, then a review in four weeks, then the report. One care worker stays silent.</summary>
internal sealed record PublishedAudit(TestHost Host, string Id, string Mark)
{
    /// <summary>Said by one of three people who use the service, and by the only manager.</summary>
    public const string ServiceUsersWords = "Clean our hands <before> meals & tell us why";

    public const string ManagersWords = "Meet the code of practice";

    public const string GateReason = "The care workers had no time to write before the holidays.";

    public const string Concern = "Who looks at weekends?";

    public const string Silent = "Tunde Adeyemi";

    private static readonly (string Name, string Address, string Group)[] People =
    [
        ("Doreen Pascoe", "doreen", Groups.ServiceUsers), ("Arthur Lindqvist", "arthur", Groups.ServiceUsers), ("Halina Nowak", "halina", Groups.ServiceUsers),
        (Silent, "tunde", Groups.CareWorkers), ("Joyce Oduya", "joyce", Groups.CareWorkers),
        ("Sarah Whitcombe", "sarah", Groups.Managers), ("Amara Obi", "amara", Groups.OtherStakeholders),
    ];

    public AuditApi Api => Host.Api();

    /// <summary>Starts the audit; nobody has answered yet.</summary>
    public static async Task<PublishedAudit> StartAsync(TestHost host, params string[] formats)
    {
        var mark = Guid.NewGuid().ToString("N")[..10];
        await host.Api().PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = Definition(mark, formats), ["publish"] = true });
        var started = await host.Api().PostAsync("/api/v1/audits", new
        {
            auditType = $"reported-{mark}",
            title = $"Infection control {mark}",
            facilitator = new { name = "Nadia Karim", email = $"nadia-{mark}@example.org" },
            service = new
            {
                name = $"Willowbrook {mark}",
                councilPhone = "020 7946 0000",
                safeguardingContacts = new object[]
                {
                    new { name = "Ruth Kay", email = $"ruth-{mark}@example.org", outsideManagement = false },
                    new { name = "Omar Lea", email = $"omar-{mark}@example.org", outsideManagement = true },
                },
            },
            participants = People.Select(p => new { name = p.Name, email = $"{p.Address}-{mark}@example.org", group = p.Group }),
        });
        return new PublishedAudit(host, started["id"]!.GetValue<string>(), mark);
    }

    /// <summary>Starts it, lets all but one answer, and waits until the report is out.</summary>
    public static async Task<PublishedAudit> PublishAsync(TestHost host, params string[] formats)
    {
        var audit = await StartAsync(host, formats);
        foreach (var address in People.Where(p => p.Name != Silent).Select(p => p.Address))
        {
            var robot = await audit.RobotAsync(address);
            if (address is "doreen" or "sarah")
            {
                await robot.ContributeAsync("objective", address is "doreen" ? ServiceUsersWords : ManagersWords);
            }

            await robot.SignOffAsync(address is "joyce" ? "agree-with-concern" : "agree", address is "joyce" ? Concern : null);
        }

        // No care worker proposed anything: the stage waits for the reason.
        await host.LetPassAsync(TimeSpan.FromDays(4));
        await Eventually.ThatAsync(() => host.Api().GetAsync($"/api/v1/audits/{audit.Id}/objectives"), _ => true, "the objectives are on the table");
        await host.Api().PostAsync($"/api/v1/audits/{audit.Id}/objectives/gate", new { reason = GateReason });
        await host.Api().WaitForStatusAsync(audit.Id, "completed");
        return audit;
    }

    public async Task<string> TokenAsync(string firstName) => await Host.Mails.WaitForTokenAsync($"{firstName}-{Mark}@example.org");

    public async Task<RobotParticipant> RobotAsync(string firstName) => new(Host.Client, await TokenAsync(firstName));

    public Task<JsonNode> ReportAsync() => Api.GetAsync($"/api/v1/audits/{Id}/report");

    /// <summary>Opens the review, lets its time pass and waits until it is over.</summary>
    public async Task ReviewAsync()
    {
        // A review falls on a working day: around Easter that is some days later.
        await LetPassUntilAsync((await Api.ReviewsAsync(Id))[0]!["dueAt"]!.GetValue<DateTimeOffset>());
        await Eventually.ThatAsync(ReviewStatusAsync, status => status is "open", "the review is open");
        await LetPassUntilAsync(Host.Clock.GetUtcNow() + TimeSpan.FromDays(30));
        await Eventually.ThatAsync(ReviewStatusAsync, status => status is "done", "the review is over");
    }

    private async Task<string?> ReviewStatusAsync() => (string?)(await Api.ReviewsAsync(Id))[0]!["status"];

    private Task LetPassUntilAsync(DateTimeOffset moment) => Host.LetPassAsync(moment - Host.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));

    private static JsonNode Definition(string mark, IReadOnlyList<string> formats) => JsonNode.Parse(
        $$"""
        {
          "definitionId": "reported-{{mark}}", "id": "reported-{{mark}}-1", "name": "A reported audit", "isPublished": true, "isLatest": true, "version": 1,
          "root": {
            "id": "audit", "type": "Elsa.Flowchart", "version": 1,
            "activities": [
              { "id": "start", "type": "Elsa.Start", "version": 1 },
              { "id": "objectives", "name": "Set our objectives", "type": "CoAudit.SetObjectives", "version": 1, "due": {{Text("P3D")}}, "reminders": {{List()}}, "metadata": { "displayText": "Set our objectives" } },
              { "id": "join", "type": "Elsa.FlowJoin", "version": 1, "mode": { "typeName": "FlowJoinMode", "expression": { "type": "Literal", "value": "WaitAny" } } },
              { "id": "reviews", "type": "CoAudit.ScheduleReviews", "version": 1, "after": {{List("P4W")}}, "reviewWorkflow": {{Text("follow-up-review")}} },
              { "id": "report", "type": "CoAudit.PublishReport", "version": 1, "formats": {{List([.. formats])}} },
              { "id": "end", "type": "Elsa.End", "version": 1 }
            ],
            "connections": [
              { "source": { "activity": "start", "port": "Done" }, "target": { "activity": "objectives", "port": "In" } },
              { "source": { "activity": "objectives", "port": "Done" }, "target": { "activity": "join", "port": "In" } },
              { "source": { "activity": "objectives", "port": "NotEnoughVoices" }, "target": { "activity": "join", "port": "In" } },
              { "source": { "activity": "join", "port": "Done" }, "target": { "activity": "reviews", "port": "In" } },
              { "source": { "activity": "reviews", "port": "Done" }, "target": { "activity": "report", "port": "In" } },
              { "source": { "activity": "report", "port": "Done" }, "target": { "activity": "end", "port": "In" } }
            ]
          }
        }
        """)!;

    private static string Text(string value) => $$"""{ "typeName": "String", "expression": { "type": "Literal", "value": "{{value}}" } }""";

    private static string List(params string[] values) =>
        $$"""{ "typeName": "List<String>", "expression": { "type": "Object", "value": {{JsonValue.Create(new JsonArray([.. values.Select(v => JsonValue.Create(v))]).ToJsonString()).ToJsonString()}} } }""";
}
