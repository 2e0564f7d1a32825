namespace CoAudit.Web.Tests.Start;

/// <summary>Files of audit types, good and bad, in one folder.</summary>
public sealed class WorkflowFolderTests
{
    private const string Good = """{ "definitionId": "good", "name": "Good", "root": { "id": "flow", "type": "Elsa.Flowchart", "activities": [{ "id": "line", "type": "Elsa.WriteLine" }] } }""";

    [Fact]
    public async Task A_bad_file_is_named_with_its_path_inside_and_the_others_are_imported()
    {
        using TempFolder folder = new("workflows");
        await File.WriteAllTextAsync(folder.File("a-cut-off.json"), """{ "definitionId": "cut-off", "name": "Cut off",""");
        await File.WriteAllTextAsync(folder.File("b-good.json"), Good);
        await File.WriteAllTextAsync(folder.File("c-unknown.json"), Good.Replace("good", "unknown", StringComparison.Ordinal).Replace("Elsa.WriteLine", "CoAudit.ReadMinds", StringComparison.Ordinal));
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["WorkflowsPath"] = folder.FullPath };

        await using var service = await ServiceProcess.StartAsync(settings);

        Assert.Contains("a-cut-off.json was not imported. At $.name: This is not valid JSON", service.Output, StringComparison.Ordinal);
        Assert.Contains("c-unknown.json was not imported. At $.root.activities[0]", service.Output, StringComparison.Ordinal);
        Assert.Contains("CoAudit.ReadMinds", service.Output, StringComparison.Ordinal);
        Assert.Contains("b-good.json: good version 1 published", service.Output, StringComparison.Ordinal);
    }
}
