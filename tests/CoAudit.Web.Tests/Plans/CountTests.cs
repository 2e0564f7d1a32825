using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.BlindRounds;
using CoAudit.Web.Tests.Hosting;
using static CoAudit.Web.Tests.Plans.MeadowLane;

namespace CoAudit.Web.Tests.Plans;

/// <summary>What panel members counted, by the API: taken only when it is a count, blind until the review is over, then a series.</summary>
public sealed class CountTests
{
    [Fact]
    public async Task What_is_no_count_is_refused_by_the_name_of_its_field_and_changes_nothing()
    {
        await using var host = await TestHost.StartAsync();
        var counted = await CountedLane.StartAsync(host);
        (string Json, string[] Fields)[] wrong =
        [
            ("{\"found\":1}", ["looked"]), ("{\"looked\":1}", ["found"]), ("{\"found\":null,\"looked\":3}", ["found"]),
            ("{\"found\":-1,\"looked\":3}", ["found"]), ("{\"found\":4,\"looked\":3}", ["found"]), ("{\"found\":1.5,\"looked\":3}", ["found"]),
            ("{\"found\":\"1\",\"looked\":3}", ["found"]), ("{\"found\":1,\"looked\":0}", ["looked"]), ("{\"found\":1,\"looked\":100001}", ["looked"]),
            ("{\"found\":true,\"looked\":[]}", ["found", "looked"]), ("{\"found\":1,\"looked\":99999999999999999999}", ["looked"]),
        ];
        foreach (var (json, fields) in wrong)
        {
            JsonObject body = new() { ["verdicts"] = new JsonObject { [counted.Card] = "sustained" }, ["counts"] = new JsonObject { [counted.Card] = JsonNode.Parse(json) } };
            Assert.Equal(fields.Select(f => $"counts.{counted.Card}.{f}"), await RefusedAsync(counted, body));
        }

        Assert.Equal(["counts.x"], await RefusedAsync(counted, new { verdicts = new Dictionary<string, string> { [counted.Card] = "sustained" }, counts = new { x = new { found = 1, looked = 2 } } }));
        var other = Guid.NewGuid().ToString();
        Assert.Contains($"counts.{other}", await RefusedAsync(counted, new { counts = new Dictionary<string, object> { [other] = new { found = 1, looked = 2 } } }));

        // Nobody counts before they have said whether it lasts.
        Assert.Equal([$"counts.{counted.Card}"], await RefusedAsync(counted, new { counts = new Dictionary<string, object> { [counted.Card] = new { found = 1, looked = 2 } } }));
        Assert.Equal(["verdicts"], await RefusedAsync(counted, new { }));
        Assert.Equal(" /", await counted.OwnAsync(Ana));
        Assert.DoesNotContain("verdicts", await counted.Lane.TrailAsync());
    }

    [Fact]
    public async Task The_last_count_counts_and_none_leaves_what_stands()
    {
        await using var host = await TestHost.StartAsync();
        var counted = await CountedLane.StartAsync(host);

        await counted.SayAsync(Ana, "sustained");
        Assert.Equal("sustained /", await counted.OwnAsync(Ana));
        var given = await counted.CountAsync(Ana, new { found = 15, looked = 16 });
        Assert.Equal((15, 16), ((int)given["counts"]![counted.Card]!["found"]!, (int)given["counts"]![counted.Card]!["looked"]!));
        await counted.SayAsync(Ana, "partly");
        Assert.Equal("partly 15/16", await counted.OwnAsync(Ana));
        await counted.SayAsync(Ana, "partly", new { found = (int?)null, looked = (int?)null });
        Assert.Equal("partly 15/16", await counted.OwnAsync(Ana));
        await counted.CountAsync(Ana, new { found = 0, looked = 100_000 });
        Assert.Equal("partly 0/100000", await counted.OwnAsync(Ana));
        Assert.Equal(" /", await counted.OwnAsync(Ben));
    }

    [Fact]
    public async Task A_count_sent_twice_with_one_key_is_taken_once_and_another_count_with_it_is_refused()
    {
        await using var host = await TestHost.StartAsync();
        var counted = await CountedLane.StartAsync(host);
        var ana = await counted.Lane.AsAsync(Ana, CountedLane.Stage);
        object Body(int found) => new { verdicts = new Dictionary<string, string> { [counted.Card] = "sustained" }, counts = new Dictionary<string, object> { [counted.Card] = new { found, looked = 16 } } };

        var first = await ana.PostAsync("/api/v1/my/task/verdicts", Body(15), "one");
        var again = await ana.PostAsync("/api/v1/my/task/verdicts", Body(15), "one");
        using var other = await ana.SendAsync(HttpMethod.Post, "/api/v1/my/task/verdicts", Body(14), "one");

        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal("sustained 15/16", await counted.OwnAsync(Ana));
        Assert.Single(await counted.Lane.TrailAsync(), kind => kind is "verdicts");
    }

    // The commitment is all that the trail has; with the verdict's salt it can be made again from what was said and counted.
    [Fact]
    public async Task The_trail_is_bound_to_the_count_and_does_not_tell_it()
    {
        await using var host = await TestHost.StartAsync();
        var counted = await CountedLane.StartAsync(host);
        await counted.SayAsync(Ana, "sustained", new { found = 48_271, looked = 93_187 });

        var entry = (await counted.Lane.Api.TrailAsync(counted.Lane.Id)).Single(e => (string?)e!["kind"] == "verdicts")!;
        var salt = await host.ReadAsync(async db => (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Verdicts)).Salt);
        var committed = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
            [.. salt, .. System.Text.Encoding.UTF8.GetBytes($"{counted.Card}=sustained\n{counted.Card}=48271/93187")]));

        Assert.Contains(committed, entry.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("48271", entry.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_its_sayer_finds_a_count_before_the_review_is_over()
    {
        await using var host = await TestHost.StartAsync();
        var counted = await CountedLane.StartAsync(host);
        foreach (var person in (string[])[Ana, Dan])
        {
            await counted.SayAsync(person, "sustained", new { found = 48_271, looked = 93_187 });
        }

        // Drawn ids have digits too: the number is looked for as pages and JSON would have it, and as words.
        string[] canaries = ["\"found\":48271", "\"num\":48271", "=\"48271", ">48271", " 48271", "48271/93187", "52 of 100", "51.8 %", "about half of the time"];
        RouteScan scan = new(host, await TokenAsync(counted, Ben), await CanaryTests.IdsAsync(host, counted.Lane.Id), canaries);
        await scan.RunAsync();

        Assert.Equal("", string.Join('\n', scan.Found.Distinct(StringComparer.Ordinal)));
        Assert.Equal("", string.Join('\n', scan.NotReached));
        Assert.Equal("sustained 48271/93187", await counted.OwnAsync(Ana));
        Assert.Empty((await counted.SeriesAsync())["points"]!.AsArray());
    }

    // 9 of 10 is enough. Users count 15/16 thrice, the manager 1/2: mean of the groups (15/16 + 8/16) / 2 = 23/32; one small group hides the number.
    // Then all count 19 of 32, and all say that it lasts.
    [Fact]
    public async Task Counts_make_a_series_with_the_agreed_line_and_its_signals()
    {
        await using var host = await TestHost.StartAsync();
        var counted = await CountedLane.StartAsync(host);
        foreach (var person in (string[])[Ana, Ben, Cleo])
        {
            await counted.SayAsync(person, "sustained", new { found = 15, looked = 16 });
        }

        await counted.SayAsync(Fay, "sustained", new { found = 1, looked = 2 });
        await counted.AllSayAsync("sustained");
        var one = await counted.SeriesAsync();
        Assert.Equal((9, 10, "90 of 100 due rounds"), ((int)one["threshold"]!["num"]!, (int)one["threshold"]!["den"]!, (string?)one["readFrom"]));
        Assert.Equal((null, null, "mostly", false), ShareOf(one, 0));
        Assert.Equal(["below"], one["signals"]!.AsArray().Select(s => (string?)s));

        await counted.OpenNextAsync();
        await counted.AllSayAsync("sustained", new { found = 19, looked = 32 });
        var two = await counted.SeriesAsync();
        Assert.Equal((19, 32, "19 of 32", false), ShareOf(two, 1));
        Assert.Equal((2, true, "sustained"), ((int)two["points"]![1]!["number"]!, (bool)two["points"]![1]!["againstCount"]!, (string?)two["points"]![1]!["verdict"]));

        await counted.OpenNextAsync();
        await counted.AllSayAsync("sustained", new { found = 11, looked = 12 });
        var three = await counted.SeriesAsync();
        Assert.Equal((11, 12, "11 of 12", true), ShareOf(three, 2));
        Assert.Empty(three["signals"]!.AsArray());

        // The report of that day has the same numbers, exact.
        var report = (await counted.Lane.Api.GetAsync($"/api/v1/audits/{counted.Lane.Id}/report"))["report"]!;
        var reported = Assert.Single(report["actions"]!.AsArray())!["series"]!;
        Assert.Equal(three["points"]!.AsArray().Select(p => (string?)p!["share"]!["shown"]), reported["points"]!.AsArray().Select(p => (string?)p!["share"]!["shown"]));
        Assert.Equal((19, 32), ((int)reported["points"]![1]!["share"]!["num"]!, (int)reported["points"]![1]!["share"]!["den"]!));
        Assert.True((bool)reported["points"]![1]!["againstCount"]!);
    }

    private static (int?, int?, string?, bool?) ShareOf(JsonNode series, int point) =>
        series["points"]![point]! is var p ? ((int?)p["share"]!["num"], (int?)p["share"]!["den"], (string?)p["share"]!["shown"], (bool?)p["isEnough"]) : default;

    private static async Task<IEnumerable<string>> RefusedAsync(CountedLane counted, object body)
    {
        var (status, problem) = await counted.Lane.TryAsync(Ana, CountedLane.Stage, "task/verdicts", body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        return problem["errors"]!.AsObject().Select(e => e.Key).Order(StringComparer.Ordinal);
    }

    private static async Task<string> TokenAsync(CountedLane counted, string person)
    {
        await counted.Lane.AsAsync(person, CountedLane.Stage);
        return await counted.Lane.NewestTokenAsync(person);
    }
}
