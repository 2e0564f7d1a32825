using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>What people say of findings comes back to them: what goes well is a finding of its own, and what is decided is told to those whose words it rests on.</summary>
[Collection(nameof(SqliteHost))]
public sealed class FindingWordsTests(SqliteHost shared)
{
    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task What_goes_well_is_said_on_the_page_and_becomes_a_finding_that_is_thanked_for()
    {
        var audit = await AnalysingAsync();
        Visitor visitor = new(host);
        var page = await visitor.StartAsync(await audit.TokenAsync("pat", mails: 3));
        Assert.Contains("Does this go well here?", page.Text, StringComparison.Ordinal);
        var finding = (string)(await (await audit.LinkAsync("pat", mails: 3)).GetAsync("/api/v1/my/task"))["items"]![0]!["id"]!;

        var (address, hidden) = ($"{page.Path}?handler=Part&act=praise", page.Hidden().Where(field => field.Name is not "About").ToList());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.PostAsync(address, [.. hidden, ("About", finding), ("Good", " ")])).Status);
        await visitor.PostAsync(address, [.. hidden, ("About", finding), ("Good", "Joyce always asks first.")]);
        await audit.WaitOutAsync("findings");

        var good = (await audit.GetAsync("findings")).AsArray().Single(f => (string)f!["kind"]! == "good-practice")!;
        Assert.Equal("Joyce always asks first.", (string)good["text"]!);
        await host.Api().PostAsync($"/api/v1/audits/{audit.Id}/findings/{(string)good["id"]!}/thanks", new { text = "Thank you for telling us." });
        Assert.Contains(await TurnsAsync(audit, "Joyce always asks first."), t => (string?)t!["reason"] == "Thank you for telling us.");
    }

    [Fact]
    public async Task On_the_page_people_tick_what_a_cause_is_about_and_say_it_in_their_words_too()
    {
        var audit = await AnalysingAsync();
        Visitor visitor = new(host);
        var page = await visitor.StartAsync(await audit.TokenAsync("maya", mails: 3));
        Assert.Contains("What is it most about?", page.Text, StringComparison.Ordinal);
        var finding = (string)(await (await audit.LinkAsync("maya", mails: 3)).GetAsync("/api/v1/my/task"))["items"]![0]!["id"]!;
        var (address, hidden) = ($"{page.Path}?handler=Part&act=say", page.Hidden().Where(field => field.Name is not "About").ToList());

        var wordless = await visitor.PostAsync(address, [.. hidden, ("About", finding), ("Meaning", "It is so."), ("Cause", ""), ("Tags", "training")]);
        var tooMany = await visitor.PostAsync(address, [.. hidden, ("About", finding), ("Cause", "Why."), ("Tags", "training"), ("Tags", "building"), ("Tags", "equipment"), ("Tags", "other")]);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (wordless.Status, tooMany.Status));
        Assert.Contains("Say it in your own words too.", wordless.Text, StringComparison.Ordinal);
        Assert.Contains("Choose at most 3", tooMany.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"building\" checked", tooMany.Html, StringComparison.Ordinal);

        await visitor.PostAsync(address, [.. hidden, ("About", finding), ("Meaning", ""), ("Cause", "Nobody showed us."), ("Tags", "training"), ("Tags", "unclear-guidance")]);
        await audit.WaitOutAsync("findings");
        var cause = Assert.Single((await audit.GetAsync("findings")).AsArray().SelectMany(f => f!["causes"]!.AsArray()))!;
        Assert.Equal(("Nobody showed us.", "unclear-guidance,training"), ((string)cause["text"]!, string.Join(',', cause["tags"]!.AsArray().Select(tag => (string)tag!))));
    }

    [Fact]
    public async Task A_decision_about_a_finding_is_told_to_those_whose_words_it_rests_on()
    {
        var audit = await AnalysingAsync();
        await SayAsync(audit, "pat", "interpretation", "I did not know.", "IPC-12");
        await SayAsync(audit, "maya", "cause", "Hours were cut.", "IPC-12");
        await SayAsync(audit, "helen", "interpretation", "It is on paper.", "IPC-11");
        await audit.WaitOutAsync("findings");
        var finding = (string)(await audit.GetAsync("findings")).AsArray().Single(f => (string?)f!["criterion"] == "IPC-12")!["id"]!;
        await host.Api().PostAsync($"/api/v1/audits/{audit.Id}/findings/{finding}/decision", new { decision = "not-agreed", reason = "We look at it again in May." });

        foreach (var told in new[] { "I did not know.", "Hours were cut." })
        {
            var turn = (await TurnsAsync(audit, told))[^1]!;
            Assert.Equal(("finding", "not-agreed", "We look at it again in May."), ((string?)turn["kind"], (string?)turn["outcome"], (string?)turn["reason"]));
        }

        Assert.DoesNotContain(await TurnsAsync(audit, "It is on paper."), t => (string?)t!["outcome"] == "not-agreed");
        await Eventually.ThatAsync(
            async () => (await host.Api().MailsAsync(audit.Id)).Where(m => (string?)m!["kind"] == "words-considered").Select(m => ((string)m!["to"]!).Split('-')[0]).ToHashSet(StringComparer.Ordinal),
            told => told.IsSupersetOf(["pat", "maya"]), "both are told by mail");
    }

    [Fact]
    public async Task What_stands_with_a_finding_changed_the_result_when_the_finding_is_agreed_and_not_before()
    {
        var audit = await AnalysingAsync();
        await SayAsync(audit, "pat", "interpretation", "I did not know.", "IPC-12");
        await SayAsync(audit, "maya", "cause", "Hours were cut.", "IPC-12");
        await audit.WaitOutAsync("findings");
        var finding = (string)(await audit.GetAsync("findings")).AsArray().Single(f => (string?)f!["criterion"] == "IPC-12")!["id"]!;
        Assert.Equal((0, "considered"), await CountedAsync(audit, "Hours were cut."));

        await DecideAsync(audit, finding, "waived", "Nobody else had the time.");
        Assert.Equal((0, "considered"), await CountedAsync(audit, "Hours were cut."));
        await DecideAsync(audit, finding, "agreed", "We all see it so.");
        Assert.Equal((2, "taken-up"), await CountedAsync(audit, "Hours were cut."));
        await DecideAsync(audit, finding, "not-agreed", "The hours were not cut there.");
        Assert.Equal((0, "not-agreed"), await CountedAsync(audit, "Hours were cut."));
    }

    private Task DecideAsync(EvidenceAudit audit, string finding, string decision, string reason) =>
        host.Api().PostAsync($"/api/v1/audits/{audit.Id}/findings/{finding}/decision", new { decision, reason });

    private static async Task<(int Adopted, string? State)> CountedAsync(EvidenceAudit audit, string words)
    {
        var part = (await audit.GetAsync("influence")).AsArray().Single(p => (string?)p!["part"] == "findings")!;
        return ((int)part["adopted"]!, (string?)(await audit.GetAsync("voices")).AsArray().Single(v => (string?)v!["text"] == words)!["state"]);
    }

    private async Task<EvidenceAudit> AnalysingAsync()
    {
        var audit = await EvidenceAudit.StartAsync(host, ("pat", Groups.ServiceUsers), ("maya", Groups.CareWorkers), ("helen", Groups.Managers), ("lucy", Groups.OtherStakeholders));
        await audit.AgreeToolAsync();
        foreach (var name in audit.Names)
        {
            await (await audit.LinkAsync(name, mails: 2)).PostAsync("/api/v1/my/task/scores", new { scores = new Dictionary<string, object> { ["IPC-12"] = 2, ["IPC-11"] = 3 } });
        }

        await audit.WaitOutAsync("evidence");
        return audit;
    }

    private static async Task SayAsync(EvidenceAudit audit, string name, string kind, string text, string about) =>
        await (await audit.LinkAsync(name, mails: 3)).PostAsync("/api/v1/my/task/contributions", new { kind, text, about });

    private async Task<JsonArray> TurnsAsync(EvidenceAudit audit, string words)
    {
        var voices = await host.Part<Audits.Features.ViewVoices.VoiceReader>().AllAsync(new Audits.Model.AuditId(Guid.Parse(audit.Id)), CancellationToken.None);
        return System.Text.Json.JsonSerializer.SerializeToNode(voices.Single(v => v.Text == words).Turns, System.Text.Json.JsonSerializerOptions.Web)!.AsArray();
    }
}
