using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Asking;

/// <summary>A step that asks everyone some questions: each is answered for itself, and the report says what was asked.</summary>
public abstract class QuestionTests(SharedHost shared)
{
    private const string Good = "What makes a good day for you here?";
    private const string Different = "What would you like to be different?";

    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task Each_question_is_an_item_and_each_answer_says_which_one_it_answers()
    {
        var (id, mark) = await StartAsync(anonymous: false);
        var pat = await LinkAsync("pat", mark);

        var task = await pat.GetAsync("/api/v1/my/task");
        Assert.Equal([("q1", "question", Good), ("q2", "question", Different)], task["items"]!.AsArray().Select(i => ((string)i!["id"]!, (string)i["kind"]!, (string)i["text"]!)));

        await pat.PostAsync("/api/v1/my/task/contributions", new { text = "My garden.", about = "q1" });
        using var unknown = await pat.SendAsync(HttpMethod.Post, "/api/v1/my/task/contributions", new { text = "My garden.", about = "q3" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Contains("q1, q2", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(("My garden.", "q1"), Assert.Single((await pat.GetAsync("/api/v1/my/task"))["mine"]!.AsArray().Select(m => ((string)m!["text"]!, (string)m["about"]!))));

        await EndAsync(id);
        var words = Assert.Single((await host.Api().GetAsync($"/api/v1/audits/{id}/report"))["report"]!["said"]![0]!["said"]!.AsArray())!;
        Assert.Equal(("My garden.", Good), ((string?)words["text"], (string?)words["question"]));
    }

    [Fact]
    public async Task The_page_has_a_field_for_each_question_and_takes_those_that_are_filled_in()
    {
        var (_, mark) = await StartAsync(anonymous: false);
        Visitor visitor = new(host);
        var task = await visitor.StartAsync(await TokenAsync("pat", mark));
        Assert.Contains(Good, task.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("What we ask you to agree", task.Text, StringComparison.Ordinal);
        var form = $"{task.Path}?handler=Part&act=answers";

        var empty = await visitor.FillInAsync(task, form, ("Question-q1", " "));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (empty.Status, empty.Html.Contains("href=\"#Question-q1\"", StringComparison.Ordinal)));
        var tooLong = await visitor.FillInAsync(task, form, ("Question-q1", "A walk."), ("Question-q2", new string('x', Contribution.MaxTextLength + 1)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (tooLong.Status, tooLong.Html.Contains("href=\"#Question-q2\"", StringComparison.Ordinal)));
        Assert.Contains("A walk.", tooLong.Text, StringComparison.Ordinal);

        await visitor.FillInAsync(task, form, ("Question-q1", "A walk."), ("Question-q2", "More <light>"));
        await visitor.FillInAsync(task, form, ("Question-q1", "A walk."), ("Question-q2", "More <light>"));
        var mine = (await (await LinkAsync("pat", mark)).GetAsync("/api/v1/my/task"))["mine"]!.AsArray();
        Assert.Equal([("A walk.", "q1"), ("More <light>", "q2")], mine.Select(m => ((string)m!["text"]!, (string)m["about"]!)).OrderBy(m => m.Item2, StringComparer.Ordinal));
        Assert.Contains("You said: More &lt;light&gt;", (await visitor.GetAsync(task.Path)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_names_are_kept_the_page_says_so_and_answers_go_without_them()
    {
        var (id, mark) = await StartAsync(anonymous: true);
        Visitor visitor = new(host);
        var task = await visitor.StartAsync(await TokenAsync("pat", mark));
        Assert.Contains("We keep no names here.", task.Text, StringComparison.Ordinal);

        await visitor.FillInAsync(task, $"{task.Path}?handler=Part&act=answers", ("Question-q2", "Less noise."));
        Assert.Empty((await (await LinkAsync("pat", mark)).GetAsync("/api/v1/my/task"))["mine"]!.AsArray());

        await EndAsync(id);
        var words = Assert.Single((await host.Api().GetAsync($"/api/v1/audits/{id}/report"))["report"]!["said"]![0]!["said"]!.AsArray())!;
        Assert.Equal(("Less noise.", Different, ""), ((string?)words["text"], (string?)words["question"], (string?)words["group"]));
    }

    private async Task<(string Id, string Mark)> StartAsync(bool anonymous)
    {
        var mark = Guid.NewGuid().ToString("N")[..10];
        await host.Api().PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = Definition(mark, anonymous), ["publish"] = true });
        var id = await host.Api().StartAuditAsync(AuditRequest.WithNineParticipants($"asking-{mark}", $"Asking {mark}") with
        {
            Participants = [.. new[] { TestSupport.Groups.ServiceUsers, TestSupport.Groups.CareWorkers, TestSupport.Groups.Managers, TestSupport.Groups.OtherStakeholders }.Select((group, i) => new ParticipantRequest(i == 0 ? "pat" : $"person {i}", $"{(i == 0 ? "pat" : $"person{i}")}-{mark}@example.org", group))],
        });
        return (id, mark);
    }

    private Task<string> TokenAsync(string name, string mark) => host.Mails.WaitForTokenAsync($"{name}-{mark}@example.org");

    private async Task<AuditApi> LinkAsync(string name, string mark) => new(host.Client, $"TaskLink {await TokenAsync(name, mark)}");

    private async Task EndAsync(string id)
    {
        await host.LetPassAsync(TimeSpan.FromHours(8.5));
        await host.Api().WaitForStatusAsync(id, "completed");
    }

    private static JsonNode Definition(string mark, bool anonymous) => JsonNode.Parse(
        $$"""
        {
          "definitionId": "asking-{{mark}}", "id": "asking-{{mark}}-1", "name": "Asking", "isPublished": true, "isLatest": true, "version": 1,
          "root": {
            "id": "audit", "type": "Elsa.Flowchart", "version": 1,
            "activities": [
              { "id": "start", "type": "Elsa.Start", "version": 1 },
              { "id": "ask", "name": "Ask what matters", "type": "CoAudit.AskEveryone", "version": 1,
                "due": { "typeName": "String", "expression": { "type": "Literal", "value": "PT8H" } },
                "reminders": { "typeName": "List<String>", "expression": { "type": "Object", "value": "[]" } },
                "anonymous": { "typeName": "Boolean", "expression": { "type": "Literal", "value": "{{(anonymous ? "true" : "false")}}" } },
                "questions": { "typeName": "List<String>", "expression": { "type": "Object", "value": "[\"{{Good}}\", \"{{Different}}\"]" } } },
              { "id": "join", "type": "Elsa.FlowJoin", "version": 1, "mode": { "typeName": "FlowJoinMode", "expression": { "type": "Literal", "value": "WaitAny" } } },
              { "id": "end", "type": "Elsa.End", "version": 1 }
            ],
            "connections": [
              { "source": { "activity": "start", "port": "Done" }, "target": { "activity": "ask", "port": "In" } },
              { "source": { "activity": "ask", "port": "Done" }, "target": { "activity": "join", "port": "In" } },
              { "source": { "activity": "ask", "port": "NotEnoughVoices" }, "target": { "activity": "join", "port": "In" } },
              { "source": { "activity": "join", "port": "Done" }, "target": { "activity": "end", "port": "In" } }
            ]
          }
        }
        """)!;
}

/// <summary>On a SQLite file.</summary>
public sealed class SqliteQuestionTests(SqliteHost host) : QuestionTests(host), IClassFixture<SqliteHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresQuestionTests(PostgresHost host) : QuestionTests(host), IClassFixture<PostgresHost>;
