using CoAudit.Audits.Model.Tools;

namespace CoAudit.Web.Start;

/// <summary>Reads the criteria sets and frameworks that lie below the folder of the audit types.</summary>
internal static partial class DataFiles
{
    /// <summary>Everything below that folder that can be used.</summary>
    public static CriteriaLibrary Read(string workflows) => CriteriaLibrary.Build(
        Files(workflows, "frameworks"),
        Files(workflows, "criteria"),
        Files(workflows, "frameworks/crosswalks"));

    /// <summary>Says what could not be used and why; what could is in use.</summary>
    public static void Tell(WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("CoAudit.Web.Start.DataFiles");
        var library = app.Services.GetRequiredService<CriteriaLibrary>();
        foreach (var file in library.Refused)
        {
            foreach (var problem in file.Problems)
            {
                LogRefused(logger, file.Name, problem.Path, problem.Message);
            }
        }

        LogRead(logger, library.Sets.Count, library.Frameworks.Count, library.Crosswalks.Count);
    }

    private static IEnumerable<DataFile> Files(string workflows, string below)
    {
        var folder = Path.Combine(workflows, below);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.json")
                .Order(StringComparer.Ordinal)
                .Select(file => new DataFile($"{below}/{Path.GetFileName(file)}", File.ReadAllBytes(file)))
            : [];
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} is not used. At {Path}: {Problem}")]
    private static partial void LogRefused(ILogger logger, string file, string path, string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "Criteria sets: {Sets}. Frameworks: {Frameworks}. Crosswalks: {Crosswalks}.")]
    private static partial void LogRead(ILogger logger, int sets, int frameworks, int crosswalks);
}
