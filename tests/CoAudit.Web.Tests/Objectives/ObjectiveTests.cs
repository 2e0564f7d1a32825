using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Objectives.ObjectivesAudit;

namespace CoAudit.Web.Tests.Objectives;

/// <summary>Objectives through the REST API: blind, shown at once, prioritised, decided with reasons.</summary>
public abstract class ObjectiveTests(SharedHost shared)
{
    private const string Words = "/api/v1/my/task/contributions";

    private static readonly (string Name, string Group)[] Four =
        [("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders)];

    [Fact]
    public async Task Before_the_reveal_nobody_sees_prioritises_or_decides_and_then_all_see_all_at_once()
    {
        var audit = await StartedAsync();
        var hands = await audit.ProposeAsync("pat", "Clean hands before meals");
        await audit.ProposeAsync("helen", "Meet the code");

        Assert.Empty((await audit.TaskAsync("maya"))["items"]!.AsArray());
        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (await audit.StatusOfAsync("objectives"), await audit.StatusOfAsync("objectives/gate")));
        Assert.Equal((HttpStatusCode.Conflict, "urn:coaudit:problem:not-revealed"), Refusal(await audit.TryAsync("maya", Priorities, Scores((hands, 4)))));
        Assert.Equal((HttpStatusCode.Conflict, "urn:coaudit:problem:not-revealed"), Refusal(await audit.DecideAsync(hands, "adopted", "Yes.")));
        Assert.DoesNotContain("priorities", Allowed(await audit.TaskAsync("maya")));

        await audit.RevealAsync();

        var task = await audit.TaskAsync("maya");
        Assert.Equal(["Clean hands before meals", "Meet the code"], task["items"]!.AsArray().Select(i => (string)i!["text"]!).Order(StringComparer.Ordinal));
        Assert.Equal(["comments", "priorities", "sign-off"], Allowed(task));
        Assert.DoesNotContain("Pat", task["items"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Surname", (await audit.ObjectivesAsync()).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_reveal_nobody_proposes_any_more_and_all_can_comment()
    {
        var audit = await StartedAsync();
        var hands = await audit.ProposeAsync("pat", "Clean hands before meals");
        await audit.RevealAsync();

        Assert.Equal((HttpStatusCode.Conflict, "urn:coaudit:problem:proposals-over"), Refusal(await audit.TryAsync("maya", Words, new { kind = "objective", text = "Too late" })));
        Assert.Equal(HttpStatusCode.Created, (await audit.TryAsync("maya", Words, new { kind = "comment", text = "I see that too.", about = hands })).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await audit.TryAsync("maya", Words, new { kind = "comment", text = "About what?", about = Guid.NewGuid() })).Status);
        Assert.Single(await audit.ObjectivesAsync());
    }

    [Fact]
    public async Task A_comment_after_the_reveal_is_read_by_all_at_once_and_one_without_a_name_when_the_stage_is_over()
    {
        var audit = await StartedAsync();
        var hands = await audit.ProposeAsync("pat", "Clean hands before meals");
        await audit.ProposeAsync("maya", "Time to rest");
        await audit.RevealAsync();
        await audit.TryAsync("maya", Words, new { kind = "comment", text = "I see that too.", about = hands });
        await audit.TryAsync("helen", Words, new { kind = "comment", text = "Unsigned doubt.", about = hands, anonymous = true });

        Assert.Contains((await audit.TaskAsync("lucy"))["said"]!.AsArray(), s => (string?)s!["text"] is "I see that too.");
        var comment = Assert.Single((await audit.ObjectiveAsync(hands))["comments"]!.AsArray())!;
        Assert.Equal(("I see that too.", ""), ((string?)comment["text"], (string?)comment["group"]));
        var page = await (await Lead.EnterAsync(shared.Host)).GetAsync($"/audits/{audit.Id}/objectives");
        Assert.Contains("I see that too.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Unsigned doubt", $"{page.Text}{await audit.TaskAsync("lucy")}", StringComparison.Ordinal);

        await audit.AgreeAsync("pat", "maya", "helen", "lucy");
        Assert.Equal("closed Done", await audit.StageAsync());
        Assert.Equal(2, (await audit.ObjectiveAsync(hands))["comments"]!.AsArray().Count);
    }

    [Fact]
    public async Task What_is_no_priority_is_refused_by_its_field_and_changes_nothing()
    {
        var audit = await StartedAsync();
        var hands = await audit.ProposeAsync("pat", "Clean hands before meals");
        await audit.RevealAsync();
        foreach (var (objective, value) in new (string, object?)[] { (hands, 5), (hands, -1), (hands, 2.5), (hands, "4"), (hands, null), (Guid.NewGuid().ToString(), 3), ("IPC-08", 3) })
        {
            var (status, problem) = await audit.TryAsync("maya", Priorities, new { scores = new Dictionary<string, object?> { [objective] = value } });

            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.StartsWith($"scores.{objective[..6]}", Assert.Single(problem["errors"]!.AsObject()).Key, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await audit.TryAsync("maya", Priorities, new { })).Status);
        Assert.Empty((await audit.TaskAsync("maya"))["priorities"]!.AsObject());
        Assert.DoesNotContain("priorities", await audit.TrailAsync());
    }

    [Fact]
    public async Task Priorities_sent_twice_count_once_can_be_changed_and_are_nobodys_to_see_before_the_end()
    {
        var audit = await StartedAsync();
        var hands = await audit.ProposeAsync("pat", "Clean hands before meals");
        var rest = await audit.ProposeAsync("maya", "Time to rest");
        await audit.RevealAsync();
        await audit.WantAsync("lucy", (hands, 1), (rest, 2));
        await audit.WantAsync("lucy", (hands, 1), (rest, 2));
        await audit.WantAsync("lucy", (hands, 4));

        Assert.Equal(2, (await audit.TrailAsync()).Count(kind => kind == "priorities"));
        Assert.Equal((4, 2), ((int)(await audit.TaskAsync("lucy"))["priorities"]![hands]!, (int)(await audit.TaskAsync("lucy"))["priorities"]![rest]!));
        Assert.All(await audit.ObjectivesAsync(), o => Assert.Null(o!["priority"]));
        Assert.Empty((await audit.TaskAsync("pat"))["priorities"]!.AsObject());

        await audit.AgreeAsync("pat", "maya", "helen");
        await audit.WaitOutAsync();
        Assert.Equal((HttpStatusCode.Conflict, "urn:coaudit:problem:stage-closed"), Refusal(await audit.TryAsync("lucy", Priorities, Scores((hands, 0)))));

        // Lucy alone gave one: a number would be hers.
        var priority = (await audit.ObjectiveAsync(hands))["priority"]!;
        Assert.Equal((null, 1, "high"), ((decimal?)priority["joint"], (int)priority["answers"]!, (string?)priority["groups"]![Groups.OtherStakeholders]!["word"]));
    }

    [Fact]
    public async Task Nothing_is_decided_without_a_reason_and_whoever_proposed_it_is_told()
    {
        var audit = await StartedAsync();
        var code = await audit.ProposeAsync("helen", "Meet the code");
        await audit.RevealAsync();

        var refused = await audit.DecideAsync(code, "not-adopted", "  ");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "reason"), (refused.Status, Assert.Single(refused.Body["errors"]!.AsObject()).Key));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await audit.DecideAsync(code, "thrown away", "No.")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await audit.DecideAsync(Guid.NewGuid().ToString(), "adopted", "Yes.")).Status);
        Assert.Equal("proposed", (string?)(await audit.ObjectiveAsync(code))["status"]);

        Assert.Equal(HttpStatusCode.OK, (await audit.DecideAsync(code, "not-adopted", "It stays as our benchmark.")).Status);
        var told = await audit.VoiceAsync("helen", code);
        Assert.Equal(("not-adopted", "It stays as our benchmark."), ((string?)told["state"], (string?)told["turns"]![0]!["reason"]));
        await Eventually.ThatAsync(async () => (await MailsToAsync(audit, "helen")).Contains("words-considered"), "Helen is told");
    }

    [Fact]
    public async Task Merged_and_reworded_objectives_keep_both_texts()
    {
        var audit = await StartedAsync();
        var hands = await audit.ProposeAsync("pat", "Clean hands");
        var gloves = await audit.ProposeAsync("maya", "Enough gloves 🧤 كفازات");
        await audit.RevealAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await audit.DecideAsync(gloves, "merged", "The same wish.", into: gloves)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await audit.DecideAsync(hands, "reworded", "Clearer.")).Status);
        var merged = await audit.DecideAsync(gloves, "merged", "Both are about hands.", into: hands, newText: "Clean hands, and gloves for all");
        Assert.Equal((HttpStatusCode.OK, hands), (merged.Status, (string?)merged.Body["mergedInto"]));

        var turn = (await audit.VoiceAsync("maya", gloves))["turns"]![0]!;
        Assert.Equal(("merged", "Enough gloves 🧤 كفازات", "Clean hands, and gloves for all"), ((string?)turn["kind"], (string?)turn["before"], (string?)turn["after"]));
        var reworded = (await audit.VoiceAsync("pat", hands))["turns"]![0]!;
        Assert.Equal(("reworded", "Clean hands", "Clean hands, and gloves for all"), ((string?)reworded["kind"], (string?)reworded["before"], (string?)reworded["after"]));
        var stands = await audit.ObjectiveAsync(hands);
        Assert.Equal(("Clean hands, and gloves for all", "Clean hands"), ((string?)stands["text"], (string?)stands["proposed"]));

        await audit.DecideAsync(hands, "adopted", "All want it.");
        Assert.Equal("adopted", (string?)(await audit.VoiceAsync("maya", gloves))["state"]);
        Assert.True((bool)(await audit.GetAsync("objectives/gate"))["met"]!);
    }

    [Fact]
    public async Task Words_of_any_kind_are_kept_as_they_are_and_endless_ones_refused()
    {
        var audit = await StartedAsync();
        var words = await audit.ProposeAsync("pat", "‏أريد أن أخرج 🌳 each day — \"שלום\"");
        var tooLong = await audit.TryAsync("pat", Words, new { kind = "objective", text = new string('x', 20_000) });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "text"), (tooLong.Status, Assert.Single(tooLong.Body["errors"]!.AsObject()).Key));
        await audit.RevealAsync();

        Assert.Equal("‏أريد أن أخرج 🌳 each day — \"שלום\"", (string?)Assert.Single(await audit.ObjectivesAsync())!["text"]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await audit.DecideAsync(words, "reworded", "Why?", newText: new string('x', 20_000))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await audit.DecideAsync(words, "adopted", new string('x', 20_000))).Status);
    }

    [Fact]
    public async Task When_all_have_answered_what_there_is_room_for_is_adopted_at_once()
    {
        var audit = await StartedAsync();
        await audit.ProposeAsync("pat", "Clean hands");
        await audit.ProposeAsync("maya", "Time to rest");
        await audit.AgreeAsync("pat", "maya", "helen", "lucy");

        Assert.Equal("closed Done", await audit.StageAsync());
        Assert.All(await audit.ObjectivesAsync(), o => Assert.Equal("adopted", (string?)o!["status"]));
    }

    [Fact]
    public async Task When_all_have_answered_and_there_is_more_than_room_the_second_round_opens_and_waits_for_all()
    {
        var audit = await StartedAsync(maxAdopted: 2);
        var ids = new[] { await audit.ProposeAsync("pat", "Clean hands"), await audit.ProposeAsync("maya", "Time to rest"), await audit.ProposeAsync("helen", "Meet the code") };
        await audit.AgreeAsync("pat", "maya", "helen", "lucy");

        Assert.Equal("open", await audit.StageAsync());
        Assert.Equal(["priorities"], Allowed(await audit.TaskAsync("pat")));
        await Eventually.ThatAsync(async () => (await MailsToAsync(audit, "pat")).Contains("round-opened"), "Pat is asked again");
        foreach (var name in new[] { "pat", "maya", "helen", "lucy" })
        {
            Assert.Equal("open", await audit.StageAsync());
            await audit.WantAsync(name, (ids[0], 4), (ids[1], 3), (ids[2], name == "helen" ? 4 : 0));
        }

        Assert.Equal("closed Done", await audit.StageAsync());
        Assert.Equal(["adopted", "adopted", "not-adopted"], (await audit.ObjectivesAsync()).Select(o => (string?)o!["status"]));

        // Clean hands 4, 4, 4, 4; time to rest 3 of each; the code 0, 0, 4, 0. Four groups of one: no group's number can be computed.
        Assert.Equal([4m, 3m, 1m], (await audit.ObjectivesAsync()).Select(o => (decimal)o!["priority"]!["joint"]!));
    }

    [Fact]
    public async Task Without_enough_voices_nothing_is_adopted()
    {
        var audit = await StartedAsync();
        await audit.ProposeAsync("pat", "Clean hands");
        await audit.WaitOutAsync("closed NotEnoughVoices");

        Assert.Equal("proposed", (string?)Assert.Single(await audit.ObjectivesAsync())!["status"]);
    }

    [Fact]
    public async Task What_is_taken_back_is_off_the_table_and_what_had_gone_into_it_on_it_again()
    {
        var audit = await StartedAsync();
        var words = $"Clean hands {Guid.NewGuid():N}";
        var hands = await audit.ProposeAsync("pat", words);
        var gloves = await audit.ProposeAsync("maya", "Enough gloves");
        await audit.RevealAsync();
        await audit.WantAsync("lucy", (hands, 4));
        await audit.DecideAsync(gloves, "merged", "Both are about hands.", into: hands);

        using var taken = await (await audit.LinkAsync("pat")).SendAsync(HttpMethod.Delete, $"/api/v1/my/contributions/{hands}");

        Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        var left = Assert.Single(await audit.ObjectivesAsync())!;
        Assert.Equal((gloves, "proposed"), ((string?)left["id"], (string?)left["status"]));
        Assert.Equal("proposed", (string?)(await audit.VoiceAsync("maya", gloves))["state"]);

        // What had quoted the words says that it happened, and nothing more; so does the report, which is made of it.
        var merged = (await audit.VoiceAsync("maya", gloves))["turns"]![0]!;
        Assert.Equal(("merged", null, "Both are about hands."), ((string?)merged["kind"], (string?)merged["after"], (string?)merged["reason"]));
        Assert.DoesNotContain(await shared.Host.DumpAsync(), row => row.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_proposal_without_a_name_comes_on_the_table_without_a_group()
    {
        var audit = await StartedAsync();
        var sealedId = await audit.ProposeAsync("pat", "I am afraid at night", anonymous: true);
        await audit.RevealAsync();

        var objective = Assert.Single(await audit.ObjectivesAsync())!;
        Assert.Equal(("I am afraid at night", ""), ((string?)objective["text"], (string?)objective["group"]));
        Assert.NotEqual(sealedId, (string?)objective["id"]);
        Assert.Equal(HttpStatusCode.OK, (await audit.DecideAsync((string)objective["id"]!, "adopted", "It matters.")).Status);
    }

    [Fact]
    public async Task Where_nobody_proposed_in_time_people_still_can()
    {
        var audit = await StartedAsync();
        await audit.RevealAsync();

        Assert.Equal(["contributions", "sign-off"], Allowed(await audit.TaskAsync("maya")));
        await audit.ProposeAsync("maya", "Time to rest");
        await audit.ProposeAsync("pat", "Clean hands");
        Assert.Empty(await audit.ObjectivesAsync());
        Assert.DoesNotContain("Time to rest", (await audit.TaskAsync("pat")).ToJsonString(), StringComparison.Ordinal);
        await audit.AgreeAsync("pat", "maya", "helen", "lucy");

        Assert.Equal("closed Done", await audit.StageAsync());
        Assert.Equal(2, (await audit.ObjectivesAsync()).Count);
    }

    [Fact]
    public async Task Where_nothing_is_blind_people_propose_and_prioritise_all_the_time()
    {
        var audit = await StartedAsync(blind: false);
        var hands = await audit.ProposeAsync("pat", "Clean hands");

        Assert.Equal(["contributions", "priorities", "sign-off"], Allowed(await audit.TaskAsync("maya")));
        await audit.WantAsync("maya", (hands, 3));
        var rest = await audit.ProposeAsync("maya", "Time to rest");
        await audit.AgreeAsync("pat", "maya", "helen", "lucy");

        Assert.Equal("closed Done", await audit.StageAsync());
        Assert.Equal("adopted", (string?)(await audit.ObjectiveAsync(rest))["status"]);
    }

    [Fact]
    public async Task A_late_proposal_is_kept_and_stays_on_the_table()
    {
        var audit = await ObjectivesAudit.StartAsync(shared.Host, [.. Four, ("amara", Groups.OtherStakeholders)]);
        await audit.ProposeAsync("pat", "Clean hands");
        await audit.ProposeAsync("maya", "Time to rest");
        await audit.AgreeAsync("pat", "maya", "helen", "amara");
        await audit.WaitOutAsync();
        var late = await audit.ProposeAsync("lucy", "Be ready for outbreaks");

        Assert.Equal("proposed", (string?)(await audit.ObjectiveAsync(late))["status"]);
        Assert.Equal("adopted", (string?)(await audit.DecideAsync(late, "adopted", "There is room for it.")).Body["status"]);
    }

    [Fact]
    public async Task Before_the_reveal_no_answer_to_anyone_has_anothers_words()
    {
        var audit = await StartedAsync();
        await audit.ProposeAsync("pat", "canary-words");
        await audit.ProposeAsync("pat", "canary-unnamed", anonymous: true);
        var helen = await audit.LinkAsync("helen");
        foreach (var path in new[] { "", "/tasks", "/mails", "/trail", "/objectives", "/objectives/gate", "/influence", "/voices", "/evidence", "/findings", "/report", "/actions" })
        {
            using var lead = await shared.Host.Api().SendAsync(HttpMethod.Get, $"/api/v1/audits/{audit.Id}{path}");
            Assert.DoesNotContain("canary", await lead.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        foreach (var path in new[] { "task", "voices", "report" })
        {
            using var other = await helen.SendAsync(HttpMethod.Get, $"/api/v1/my/{path}");
            Assert.DoesNotContain("canary", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("canary", string.Join('\n', shared.Host.Log.All), StringComparison.Ordinal);
        await audit.RevealAsync();
        Assert.Contains("canary-unnamed", (await audit.ObjectivesAsync()).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopted_objectives_are_signed_one_by_one_and_an_objection_changes_the_words()
    {
        var audit = await ObjectivesAudit.StartAsync(shared.Host, Four, signed: true);
        await audit.ProposeAsync("pat", "Clean hands");
        var rest = await audit.ProposeAsync("maya", "Time to rest");
        await audit.AgreeAsync("pat", "maya", "helen", "lucy");

        var pat = await audit.SignOffLinkAsync("pat");
        Assert.Equal(2, (await pat.GetAsync("/api/v1/my/task"))["items"]!.AsArray().Count);
        var objected = await pat.PostAsync("/api/v1/my/task/sign-off", new { answer = "object", reason = "Who looks after us then?", item = rest });
        await (await audit.SignOffLinkAsync("helen")).PostAsync($"/api/v1/my/objections/{objected["objection"]}/response", new { text = "You are right.", newText = "Time to rest, in turns" });

        Assert.Equal(("Time to rest, in turns", "Time to rest"), ((string?)(await audit.ObjectiveAsync(rest))["text"], (string?)(await audit.ObjectiveAsync(rest))["proposed"]));
        Assert.Contains((await audit.VoiceAsync("maya", rest))["turns"]!.AsArray(), t => (string?)t!["kind"] == "reworded");
        await pat.PostAsync($"/api/v1/my/objections/{objected["objection"]}/withdraw", new { });
        foreach (var (name, _) in Four)
        {
            await (await audit.SignOffLinkAsync(name)).PostAsync("/api/v1/my/task/sign-off", new { answer = "agree" });
        }

        var part = (await audit.GetAsync("influence")).AsArray().Single(p => (string?)p!["part"] == "objectives")!;
        Assert.Equal(7, (int)part["rung"]!);
    }

    [Fact]
    public async Task Other_words_for_an_adopted_objective_void_what_was_signed_about_it_and_ask_again()
    {
        var audit = await ObjectivesAudit.StartAsync(shared.Host, Four, signed: true);
        var hands = await audit.ProposeAsync("pat", "Clean hands");
        var rest = await audit.ProposeAsync("maya", "Time to rest");
        await audit.AgreeAsync("pat", "maya", "helen", "lucy");
        var pat = await audit.SignOffLinkAsync("pat");
        await pat.PostAsync("/api/v1/my/task/sign-off", new { answer = "agree" });

        await audit.DecideAsync(rest, "reworded", "Maya said it better in the talk.", newText: "Time to rest, in turns");

        var items = (await pat.GetAsync("/api/v1/my/task"))["items"]!.AsArray().ToDictionary(i => (string)i!["id"]!, i => i!);
        Assert.Equal(("Time to rest, in turns", null, "agree"), ((string?)items[rest]["text"], (string?)items[rest]["answer"], (string?)items[hands]["answer"]));
        Assert.Contains("item-changed", await MailsToAsync(audit, "pat"));
        Assert.DoesNotContain("item-changed", await MailsToAsync(audit, "lucy"));
        await pat.PostAsync("/api/v1/my/task/sign-off", new { answer = "agree", item = rest });
        Assert.Equal("agree", (string?)(await pat.GetAsync("/api/v1/my/task"))["items"]!.AsArray().Single(i => (string?)i!["id"] == rest)!["answer"]);
    }

    private async Task<ObjectivesAudit> StartedAsync(int maxAdopted = 5, bool blind = true) => await ObjectivesAudit.StartAsync(shared.Host, Four, maxAdopted: maxAdopted, blind: blind);

    private async Task<IReadOnlyList<string>> MailsToAsync(ObjectivesAudit audit, string name) =>
        [.. (await shared.Host.Api().MailsAsync(audit.Id)).Where(m => (string?)m!["to"] == audit.Address(name)).Select(m => (string)m!["kind"]!)];

    private static IReadOnlyList<string> Allowed(JsonNode task) => [.. task["allowed"]!.AsArray().Select(a => (string)a!)];

    private static (HttpStatusCode Status, string? Type) Refusal((HttpStatusCode Status, JsonNode Body) answer) => (answer.Status, (string?)answer.Body["type"]);

    private static object Scores(params (string Objective, int Priority)[] scores) => new { scores = scores.ToDictionary(s => s.Objective, s => s.Priority) };
}

[Collection(nameof(SqliteHost))]
public sealed class SqliteObjectiveTests(SqliteHost host) : ObjectiveTests(host);

[Collection(nameof(PostgresHost))]
public sealed class PostgresObjectiveTests(PostgresHost host) : ObjectiveTests(host);
