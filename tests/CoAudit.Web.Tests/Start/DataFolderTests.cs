namespace CoAudit.Web.Tests.Start;

/// <summary>Criteria sets and frameworks in the folders below the audit types.</summary>
public sealed class DataFolderTests
{
    [Fact]
    public async Task The_service_comes_with_its_criteria_and_frameworks()
    {
        await using var service = await ServiceProcess.StartAsync();

        Assert.Contains("Criteria sets: 4. Frameworks: 11. Crosswalks: 2.", service.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("is not used", service.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_file_is_named_with_its_path_inside_the_others_are_in_use_and_none_is_taken_for_an_audit_type()
    {
        using TempFolder folder = new("data");
        var shipped = Path.Combine(Repository.Root, "workflows");
        foreach (var file in Directory.EnumerateFiles(shipped, "*.json", SearchOption.AllDirectories).Where(file => Path.GetDirectoryName(file) != shipped))
        {
            var copy = folder.File(Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var safeguarding = folder.File("criteria/safeguarding.json");
        await File.WriteAllTextAsync(safeguarding, (await File.ReadAllTextAsync(safeguarding)).Replace("\"W3\", \"S1\"", "\"W3\", \"S9\"", StringComparison.Ordinal));
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["WorkflowsPath"] = folder.FullPath };

        await using var service = await ServiceProcess.StartAsync(settings);

        Assert.Contains(
            "criteria/safeguarding.json is not used. At $.criteria[21].mappings[1].codes[1]: 'S9' is not in cqc-quality-statements-2023.",
            service.Output,
            StringComparison.Ordinal);
        Assert.Contains("Criteria sets: 3. Frameworks: 11. Crosswalks: 2.", service.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("was not imported", service.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("published", service.Output, StringComparison.Ordinal);
    }
}
