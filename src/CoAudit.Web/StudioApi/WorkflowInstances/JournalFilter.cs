using CoAudit.Audits.Features.ViewInstances;

namespace CoAudit.Web.StudioApi.WorkflowInstances;

/// <summary>Which lines of a journal are wanted; what is empty does not limit it.</summary>
internal sealed record JournalFilter(
    IReadOnlySet<string> ActivityIds, IReadOnlySet<string> NodeIds, IReadOnlySet<string> ExcludedTypes, IReadOnlySet<string> EventNames)
{
    public static JournalFilter Read(StudioBody body)
    {
        var filter = body.Object("filter") is { } given ? StudioBody.Of(given) : StudioBody.Of([]);
        return new JournalFilter(Set(filter, "activityIds"), Set(filter, "activityNodeIds"), Set(filter, "excludedActivityTypes"), Set(filter, "eventNames"));
    }

    public IReadOnlyList<JournalView> Apply(IReadOnlyList<JournalView> journal) =>
    [
        .. journal.Where(line =>
            (ActivityIds.Count == 0 || ActivityIds.Contains(line.ActivityId))
            && (NodeIds.Count == 0 || NodeIds.Contains(line.NodeId))
            && !ExcludedTypes.Contains(line.ActivityType)
            && (EventNames.Count == 0 || EventNames.Contains(line.EventName))),
    ];

    private static HashSet<string> Set(StudioBody body, string name) => body.Texts(name).ToHashSet(StringComparer.Ordinal);
}
