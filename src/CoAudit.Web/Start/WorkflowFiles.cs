using CoAudit.Audits.Features.ImportDefinition;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Web.Start;

/// <summary>Takes in the audit types that lie in a folder as files.</summary>
internal static partial class WorkflowFiles
{
    /// <summary>Imports every file; one that cannot be used is named with its path inside, and the others go on.</summary>
    public static async Task ImportAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("CoAudit.Web.Start.WorkflowFiles");
        var handler = app.Services.GetRequiredService<ImportDefinitionHandler>();
        var folder = Folder(app.Configuration, app.Environment);
        if (!Directory.Exists(folder))
        {
            LogNoFolder(logger, folder);
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            try
            {
                var imported = await handler.HandleAsync(await File.ReadAllBytesAsync(file, cancellationToken), cancellationToken);
                if (imported.Changed)
                {
                    LogImported(logger, name, imported.DefinitionId, imported.Version, imported.IsPublished ? "published" : "kept as a draft");
                }
            }
            catch (DefinitionException error)
            {
                foreach (var problem in error.Problems)
                {
                    LogRefused(logger, name, problem.Path, problem.Message);
                }
            }
        }
    }

    /// <summary>Where the audit types are. What lies in folders below it is read by <see cref="DataFiles"/>.</summary>
    public static string Folder(IConfiguration configuration, IHostEnvironment environment)
    {
        var configured = configuration["WorkflowsPath"];
        return string.IsNullOrWhiteSpace(configured)
            ? Path.Combine(AppContext.BaseDirectory, "workflows")
            : Path.GetFullPath(configured, environment.ContentRootPath);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no folder {Folder}, so no audit types were imported. Set WorkflowsPath.")]
    private static partial void LogNoFolder(ILogger logger, string folder);

    [LoggerMessage(Level = LogLevel.Information, Message = "{File}: {DefinitionId} version {Version} {Standing}.")]
    private static partial void LogImported(ILogger logger, string file, string definitionId, int version, string standing);

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} was not imported. At {Path}: {Problem}")]
    private static partial void LogRefused(ILogger logger, string file, string path, string problem);
}
