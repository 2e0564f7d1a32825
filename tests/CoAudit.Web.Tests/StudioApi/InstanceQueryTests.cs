using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Workflows;

namespace CoAudit.Web.Tests.StudioApi;

/// <summary>The list of instances as Studio's filters and column headings ask for it.</summary>
public sealed class InstanceQueryTests(SqliteHost shared) : IClassFixture<SqliteHost>
{
    private readonly string definition = $"listed-{Guid.NewGuid():N}";

    private AuditApi Api => shared.Host.Api();

    [Fact]
    public async Task A_click_on_a_heading_sorts_by_it()
    {
        await RunAsync("Beech");
        await RunAsync("ash");
        await RunAsync("Cedar");

        Assert.Equal(["ash", "Beech", "Cedar"], await NamesAsync(("orderBy", "Name"), ("orderDirection", "Ascending")));
        Assert.Equal(["Cedar", "Beech", "ash"], await NamesAsync(("orderBy", "Name"), ("orderDirection", "Descending")));
        Assert.Equal(["ash", "Beech", "Cedar"], await NamesAsync(("orderBy", "Name")));
        Assert.Equal(["Cedar", "ash", "Beech"], await NamesAsync(("orderBy", "Finished"), ("orderDirection", "Descending")));
        Assert.Equal(["Beech", "ash", "Cedar"], await NamesAsync(("orderBy", "LastExecuted"), ("orderDirection", "Ascending")));
        Assert.Equal(["Cedar", "ash", "Beech"], await NamesAsync());
        var got = await Api.GetAsync($"/elsa/api/workflow-instances?definitionId={definition}&orderBy=Name&orderDirection=Descending");
        Assert.Equal(["Cedar", "Beech", "ash"], Names(got));
        Assert.Equal(["Beech"], await NamesAsync(("searchTerm", "EECH")));
    }

    [Theory]
    [InlineData("Is", 0, true)]
    [InlineData("Is", -1, false)]
    [InlineData("IsNot", 0, false)]
    [InlineData("IsNot", 1, true)]
    [InlineData("GreaterThan", 0, false)]
    [InlineData("GreaterThan", -1, true)]
    [InlineData("GreaterThanOrEqual", 0, true)]
    [InlineData("GreaterThanOrEqual", 1, false)]
    [InlineData("LessThan", 0, false)]
    [InlineData("LessThan", 1, true)]
    [InlineData("LessThanOrEqual", 0, true)]
    [InlineData("LessThanOrEqual", -1, false)]
    public async Task A_date_means_the_whole_day(string test, int days, bool isShown)
    {
        await RunAsync("Ash");
        var created = (DateTimeOffset)(await ListAsync())["items"]![0]!["createdAt"]!;
        var midnight = new DateTimeOffset(created.UtcDateTime.Date.AddDays(days), TimeSpan.Zero);

        foreach (var column in new[] { "CreatedAt", "UpdatedAt", "FinishedAt" })
        {
            var list = await ListAsync(("timestampFilters", new JsonArray(new JsonObject { ["column"] = column, ["operator"] = test, ["timestamp"] = midnight })));
            Assert.Equal((column, isShown ? 1 : 0), (column, (int)list["totalCount"]!));
        }
    }

    [Fact]
    public async Task A_time_of_day_means_that_minute()
    {
        await RunAsync("Ash");
        var created = (DateTimeOffset)(await ListAsync())["items"]![0]!["createdAt"]!;
        var minute = new DateTimeOffset(created.Ticks - (created.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);

        Assert.Equal(1, await CountAsync("Is", minute));
        Assert.Equal(0, await CountAsync("Is", minute.AddMinutes(1)));
        Assert.Equal(0, await CountAsync("GreaterThan", minute));
        Assert.Equal(1, await CountAsync("LessThan", minute.AddMinutes(1)));
    }

    [Theory]
    [InlineData("""[{"column":"Name","operator":"Is","timestamp":"2026-11-23T00:00:00+00:00"}]""", "CreatedAt, UpdatedAt or FinishedAt")]
    [InlineData("""[{"column":"CreatedAt","operator":"Near","timestamp":"2026-11-23T00:00:00+00:00"}]""", "operator")]
    [InlineData("""[{"column":"CreatedAt","operator":"Is","timestamp":"soon"}]""", "timestamp")]
    [InlineData("""[{"column":"CreatedAt","operator":"Is","timestamp":"0001-01-01T00:00:00+00:00"}]""", "timestamp")]
    [InlineData("""["CreatedAt"]""", "list of objects")]
    [InlineData("\"CreatedAt\"", "list")]
    public async Task A_filter_that_means_nothing_is_refused_and_not_left_out(string filters, string told)
    {
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => ListAsync(("timestampFilters", JsonNode.Parse(filters))));

        Assert.StartsWith("400", refused.Message, StringComparison.Ordinal);
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }

    private async Task RunAsync(string name)
    {
        // One after the other also by the clock: what runs at the same moment stands in no order.
        shared.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        var model = new FlowJson(definition).Line("x").ToJson();
        await Api.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = model, ["publish"] = true });
        await Api.PostAsync($"/elsa/api/workflow-definitions/{definition}/execute", new JsonObject { ["name"] = name });
    }

    private async Task<int> CountAsync(string test, DateTimeOffset at) =>
        (int)(await ListAsync(("timestampFilters", new JsonArray(new JsonObject { ["column"] = "createdAt", ["operator"] = test, ["timestamp"] = at }))))["totalCount"]!;

    private async Task<IReadOnlyList<string>> NamesAsync(params (string Name, JsonNode? Value)[] query) => Names(await ListAsync(query));

    private static List<string> Names(JsonNode list) => [.. list["items"]!.AsArray().Select(i => (string)i!["name"]!)];

    private Task<JsonNode> ListAsync(params (string Name, JsonNode? Value)[] query)
    {
        var body = new JsonObject { ["definitionIds"] = new JsonArray(definition), ["page"] = 0, ["pageSize"] = 10 };
        foreach (var (name, value) in query)
        {
            body[name] = value;
        }

        return Api.PostAsync("/elsa/api/workflow-instances", body);
    }
}
