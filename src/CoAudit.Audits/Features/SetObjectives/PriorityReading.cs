using System.Text.Json;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objectives;

namespace CoAudit.Audits.Features.SetObjectives;

/// <summary>Reads priorities as they are sent: 0 to 4 by the objective's id.</summary>
public static class PriorityReading
{
    /// <exception cref="InvalidCommandException">Names each field that is no priority.</exception>
    public static GivePriorities Read(TaskId task, IReadOnlyDictionary<string, JsonElement>? scores)
    {
        FieldRules rules = new();
        Dictionary<string, int> values = new(StringComparer.Ordinal);
        foreach (var (objective, value) in scores ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
        {
            if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var priority) && priority is >= Priorities.Lowest and <= Priorities.Highest)
            {
                values[objective] = priority;
            }
            else
            {
                rules.Add($"scores.{PlainInput.Shown(objective)}", $"Give a whole number from {Priorities.Lowest} (not at all) to {Priorities.Highest} (most of all).");
            }
        }

        rules.ThrowIfBroken();
        return new GivePriorities(task, values);
    }
}
