using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Audits.Features.ViewDefinitions;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Web.StudioApi.Descriptors;
using CoAudit.Workflows.Descriptors;

namespace CoAudit.Web.StudioApi.WorkflowDefinitions;

/// <summary>
/// Definitions in the shape that Studio reads. What storage alone knows is put on top, and a revision travels along in <c>customProperties.rev</c>:
/// Studio sends it back with the next save, so that we know what that save was made from.
/// </summary>
internal sealed class DefinitionModels(DefinitionReader reader, DesignerForm form, Palette palette)
{
    private const string Revision = "rev";

    /// <exception cref="NotFoundException">There is no such version.</exception>
    public async Task<JsonObject> GetAsync(string definitionId, VersionChoice version, CancellationToken cancellationToken) =>
        await ShowAsync(await reader.FindAsync(definitionId, version, cancellationToken) ?? throw new NotFoundException("workflow definition"), cancellationToken);

    /// <exception cref="NotFoundException">There is no such version.</exception>
    public async Task<JsonObject> GetAsync(Guid versionId, CancellationToken cancellationToken) =>
        await ShowAsync(await reader.FindAsync(versionId, cancellationToken) ?? throw new NotFoundException("workflow definition"), cancellationToken);

    public async Task<JsonObject> ShowAsync(DefinitionView view, CancellationToken cancellationToken)
    {
        var model = form.Show(WithBookkeeping(view), await palette.WorkflowsAsync(cancellationToken));
        model["isReadonly"] = false;
        model["isSystem"] = false;
        model["customProperties"]!.AsObject()[Revision] = view.Summary.Revision;
        model["links"] = JsonSerializer.SerializeToNode(DefinitionLink.Of(view.Summary.DefinitionId), JsonSerializerOptions.Web);
        return model;
    }

    /// <summary>The stored JSON as it was, with what storage alone knows: its own id, number and standing.</summary>
    public static JsonObject WithBookkeeping(DefinitionView view)
    {
        var (model, version) = (view.Content, view.Summary);
        model["id"] = version.Id.ToString("N");
        model["definitionId"] = version.DefinitionId;
        model["version"] = version.Version;
        model["isLatest"] = version.IsLatest;
        model["isPublished"] = version.IsPublished;
        model["createdAt"] = JsonSerializer.SerializeToNode(version.CreatedAt);
        return model;
    }

    /// <summary>What a caller sent, as it is to be stored.</summary>
    public ReceivedDefinition Receive(JsonObject model)
    {
        model.Remove("links");
        string? revision = null;
        if (model["customProperties"] is JsonObject properties && properties[Revision] is { } rev)
        {
            revision = rev is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
            properties.Remove(Revision);
        }

        // A copy carries the revision of what it was copied from.
        var isNew = model["definitionId"] is not { } id || (id is JsonValue given && given.TryGetValue<string>(out var definitionId) && definitionId.Length == 0);
        if (isNew)
        {
            model["definitionId"] = Guid.NewGuid().ToString("N")[..16];
        }

        return new ReceivedDefinition(JsonSerializer.SerializeToUtf8Bytes(form.Store(model)), isNew ? null : revision, isNew);
    }
}

/// <summary>A definition that came in.</summary>
/// <param name="Revision">What it was made from, when it says so.</param>
/// <param name="IsNew">True when it had no definition id and was given one.</param>
internal sealed record ReceivedDefinition(ReadOnlyMemory<byte> Utf8, string? Revision, bool IsNew);
