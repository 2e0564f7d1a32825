using CoAudit.Audits.Features.ViewDefinitions;
using CoAudit.Audits.Model.Tools;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Descriptors;

namespace CoAudit.Web.StudioApi.Descriptors;

/// <summary>Everything that can stand on a canvas: the activities that are compiled in, and the workflows that may be used as one. Studio asks after every save.</summary>
internal sealed class Palette(ActivityRegistry registry, CriteriaLibrary library, DefinitionReader reader)
{
    private readonly IReadOnlyList<ActivityDescriptor> compiledIn = CriteriaChoices.Fill(ActivityDescriptors.Of(registry), library);

    // The answer that was made last, with what it was made for.
    private Tuple<string, CompressedJson>? made;

    public async Task<IReadOnlyList<ActivityDescriptor>> ActivitiesAsync(CancellationToken cancellationToken) => All(await UsableAsync(cancellationToken));

    /// <summary>Compressed anew only when other workflows may be used than at the last call.</summary>
    public async Task<CompressedJson> AnswerAsync(CancellationToken cancellationToken)
    {
        var usable = await UsableAsync(cancellationToken);
        var key = string.Join(' ', usable.Select(u => $"{u.VersionId:N}{u.IsPublished}"));
        if (made is { } last && string.Equals(last.Item1, key, StringComparison.Ordinal))
        {
            return last.Item2;
        }

        var activities = All(usable);
        CompressedJson answer = new(new { items = activities, count = activities.Count });
        made = Tuple.Create(key, answer);
        return answer;
    }

    /// <summary>Types and versions of the workflows that Studio can draw.</summary>
    public async Task<IReadOnlySet<(string Type, int Version)>> WorkflowsAsync(CancellationToken cancellationToken) =>
        (await UsableAsync(cancellationToken)).Select(u => (u.Type.Name, u.Version)).ToHashSet();

    private IReadOnlyList<ActivityDescriptor> All(IReadOnlyList<UsableWorkflow> usable) =>
        [.. compiledIn, .. usable.Select(u => ActivityDescriptors.OfWorkflow(u.Type, u.DefinitionId, u.Version, u.VersionId.ToString("N"), u.IsPublished))];

    // A name that is taken already stays with whoever has it: Studio knows an activity by type and version alone.
    private async Task<IReadOnlyList<UsableWorkflow>> UsableAsync(CancellationToken cancellationToken) =>
        [.. (await reader.UsableAsync(cancellationToken)).Where(u => registry.Find(u.Type.Name) is null).DistinctBy(u => (u.Type.Name, u.Version))];
}
