namespace CoAudit.TestSupport;

/// <summary>Where the sources and the built service are, seen from a test's output folder.</summary>
public static class Repository
{
    /// <summary>The folder of the solution file.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder that <c>dotnet run --project src/CoAudit.Web</c> would run in.</summary>
    public static string WebProject => Path.Combine(Root, "src", "CoAudit.Web");

    /// <summary>The built service, of the same configuration as the running tests.</summary>
    public static string WebAssembly => Built(WebProject, "CoAudit.Web.dll");

    /// <summary>The built benchmarks, of the same configuration too.</summary>
    public static string BuiltBenchmarks => Built(Path.Combine(Root, "tests", "CoAudit.Benchmarks"), "CoAudit.Benchmarks.dll");

    // …/tests/X/bin/Release/net10.0/ : the last two folders are the same for every project.
    private static string Built(string project, string assembly)
    {
        var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.Combine(project, "bin", framework.Parent!.Name, framework.Name, assembly);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CoAudit.Workflows.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No CoAudit.Workflows.sln above {AppContext.BaseDirectory}");
    }
}
