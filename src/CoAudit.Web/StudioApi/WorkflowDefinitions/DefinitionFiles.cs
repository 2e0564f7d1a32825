using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Audits.Features.ViewDefinitions;

namespace CoAudit.Web.StudioApi.WorkflowDefinitions;

/// <summary>Definitions as files that Elsa and we can import again: as they were stored, with the bookkeeping that every Elsa file has.</summary>
internal static class DefinitionFiles
{
    private const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static IResult One(DefinitionView view) => Results.File(Content(view), "application/json", Name(view.Summary));

    /// <summary>All in one archive, none over another.</summary>
    public static async Task<IResult> ManyAsync(IEnumerable<DefinitionView> views, CancellationToken cancellationToken)
    {
        using var zip = new MemoryStream();
        await using (ZipArchive archive = new(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var view in views)
            {
                var name = Name(view.Summary);
                await using var entry = await archive.CreateEntry(names.Add(name) ? name : $"{view.Summary.Id:N}-{name}").OpenAsync(cancellationToken);
                await entry.WriteAsync(Content(view), cancellationToken);
            }
        }

        return Results.File(zip.ToArray(), "application/zip", "workflow-definitions.zip");
    }

    private static byte[] Content(DefinitionView view)
    {
        var file = new JsonObject { ["$schema"] = Schema };
        foreach (var (name, value) in DefinitionModels.WithBookkeeping(view))
        {
            file[name] = value?.DeepClone();
        }

        return JsonSerializer.SerializeToUtf8Bytes(file, Readable);
    }

    // A name can hold anything; a file name cannot.
    private static string Name(DefinitionSummary version)
    {
        var name = string.Concat(version.Name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return $"workflow-definition-{(name.Length is > 0 and <= 80 ? name : version.Id.ToString("N"))}.v{version.Version}.json";
    }
}
