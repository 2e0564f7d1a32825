using System.Text.Json.Nodes;
using CoAudit.Audits.Features.ViewInstances;
using CoAudit.Audits.Model;

namespace CoAudit.Web.StudioApi.WorkflowInstances;

/// <summary>
/// Which instances Studio's "Apply to all matches" means. Elsa makes a plan of alterations of it; cancelling is the only one that Studio asks for so. What would choose
/// fewer instances and is not known here is refused: to leave it out would cancel more than was meant.
/// </summary>
internal static class CancelPlan
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "emptyFilterSelectsAll", "definitionIds", "searchTerm", "hasIncidents", "isSystem", "statuses", "subStatuses", "timestampFilters",
    };

    /// <returns>Null when none are meant.</returns>
    /// <exception cref="InvalidCommandException">It asks for something else than to cancel, or chooses in a way that is not known here.</exception>
    public static InstanceFilter? Read(StudioBody body)
    {
        if (body.Any("alterations") is not JsonArray { Count: 1 } alterations || alterations[0] is not JsonObject alteration || alteration["type"]?.ToString() is not "Cancel")
        {
            throw new InvalidCommandException("alterations", "To all matches only one thing can be done: Cancel.");
        }

        var given = body.Object("filter") ?? [];
        var unknown = given.FirstOrDefault(m => !Known.Contains(m.Key) && m.Value is not (null or JsonArray { Count: 0 })).Key;
        if (unknown is not null)
        {
            throw new InvalidCommandException("filter", $"Instances cannot be chosen by {unknown} here.");
        }

        var filter = StudioBody.Of(given);
        var read = InstanceQuery.Filter(filter);
        var isEmpty = string.Equals(read.Text(), new InstanceFilter().Text(), StringComparison.Ordinal);

        // None of ours is a workflow of the system.
        return (isEmpty && !filter.Flag("emptyFilterSelectsAll")) || filter.Flag("isSystem") ? null : read;
    }
}
