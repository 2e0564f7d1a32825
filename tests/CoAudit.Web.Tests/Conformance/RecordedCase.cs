using System.Text.Json.Nodes;

namespace CoAudit.Web.Tests.Conformance;

/// <summary>One recording of a real Elsa server: definitions, a script of steps, and what it did with them.</summary>
internal sealed class RecordedCase
{
    private static readonly string Root = Path.Combine(Repository.Root, "tests", "CoAudit.Workflows.Tests", "Conformance", "cases");

    private readonly string folder;
    private readonly string token;

    /// <param name="token">Stands in the place of <c>__RUN__</c>, so that cases on one service never see each other's instances.</param>
    public RecordedCase(string name, string token)
    {
        (folder, this.token) = (Path.Combine(Root, name), token);
        Script = Read("script.json");
        Expected = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")))!.AsObject();
    }

    public static IEnumerable<string> Names => Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    public JsonObject Script { get; }

    /// <summary>With the placeholder still in it.</summary>
    public JsonObject Expected { get; }

    /// <summary>What a sound engine does instead, where Elsa's behaviour is a known bug of it.</summary>
    public JsonObject? Sane => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "script.json")))!["sane"]?.AsObject();

    public JsonObject Read(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)).Replace("__RUN__", token, StringComparison.Ordinal))!.AsObject();
}
