using System.Text;
using System.Text.Json.Nodes;
using CoAudit.Audits.Checks;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Web.Tests.Definitions;

/// <summary>What every file in <c>workflows/</c> must be. A new audit type needs no test of its own to be held to it.</summary>
public sealed class WorkflowFileTests
{
    // On a wide screen, shrunk no further than words can still be read.
    private const int WidestCanvas = 1_850;
    private const int TallestCanvas = 1_300;

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(WorkflowFile.Folder, "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_named_after_its_definition_id(string file) =>
        Assert.Equal(Path.GetFileNameWithoutExtension(file), WorkflowDefinition.Parse(WorkflowFile.Bytes(file)).DefinitionId);

    [Theory]
    [MemberData(nameof(Files))]
    public void A_check_finds_no_problem(string file) => Assert.Empty(AuditTypeCheck.Problems(WorkflowFile.Compile(file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void Reading_and_writing_loses_nothing(string file)
    {
        var definition = WorkflowDefinition.Parse(WorkflowFile.Bytes(file));
        var written = definition.ToJson();

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(WorkflowFile.Bytes(file)), written));
        Assert.Equal(definition.Hash, WorkflowDefinition.Parse(Encoding.UTF8.GetBytes(written.ToJsonString())).Hash);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_activity_has_its_own_name_and_its_place_on_the_canvas(string file)
    {
        var nodes = JsonNode.Parse(WorkflowFile.Bytes(file))!["root"]!["activities"]!.AsArray();
        var positions = nodes.Select(node => node!["metadata"]!["designer"]!["position"]!.ToJsonString());

        Assert.Distinct(positions);
        Assert.Distinct(WorkflowFile.Compile(file).Activities.Select(activity => activity.DisplayText).Skip(1));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Nothing_overlaps_on_the_canvas_and_all_of_it_is_seen_at_once(string file)
    {
        var boxes = JsonNode.Parse(WorkflowFile.Bytes(file))!["root"]!["activities"]!.AsArray().Select(node => Box(node!["metadata"]!["designer"]!)).ToList();

        Assert.DoesNotContain(boxes, one => boxes.Any(other => other != one && Overlap(one, other)));
        Assert.InRange(boxes.Max(b => b.Right) - boxes.Min(b => b.Left), 0, WidestCanvas);
        Assert.InRange(boxes.Max(b => b.Bottom) - boxes.Min(b => b.Top), 0, TallestCanvas);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Robots_reach_an_end_whatever_they_answer_and_leave_no_activity_out(string file)
    {
        var workflow = WorkflowFile.Compile(file);
        var ways = new Robots(workflow).AllWays([]).ToList();
        var visited = ways.SelectMany(way => way.Visited).ToHashSet(StringComparer.Ordinal);

        Assert.All(ways, way => Assert.True(workflow.Find(way.Visited[^1])!.Attribute.IsTerminal, $"No end after {way}"));
        Assert.Superset(workflow.Activities.Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal), visited);
    }

    private static (int Left, int Top, int Right, int Bottom) Box(JsonNode designer)
    {
        var (x, y) = ((int)designer["position"]!["x"]!, (int)designer["position"]!["y"]!);
        return (x, y, x + (int)designer["size"]!["width"]!, y + (int)designer["size"]!["height"]!);
    }

    private static bool Overlap((int Left, int Top, int Right, int Bottom) one, (int Left, int Top, int Right, int Bottom) other) =>
        one.Left < other.Right && other.Left < one.Right && one.Top < other.Bottom && other.Top < one.Bottom;
}
