using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CoAudit.Workflows.Execution;

namespace CoAudit.Workflows.Tests.Histories;

/// <summary>One burst of a history: what came in, and all that came of it.</summary>
/// <param name="Stimulus">What came in; see <see cref="HistoryStimulus"/>.</param>
/// <param name="State">The bytes of the state after the burst, as text; null when the burst is still to be recorded.</param>
/// <param name="Journal">One JSON text for each entry, in the shape that storage gives it.</param>
/// <param name="Effects">What was asked of the world, and by which execution.</param>
internal sealed record HistoryBurst(DateTimeOffset At, JsonObject Stimulus, string? State, IReadOnlyList<JsonObject> Journal, IReadOnlyList<string> Effects)
{
    public static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static HistoryBurst Of(DateTimeOffset at, Stimulus stimulus, Burst burst) => new(
        at,
        HistoryStimulus.Write(stimulus),
        Encoding.UTF8.GetString(burst.State.ToUtf8()),
        [.. burst.Journal.Select(entry => JsonSerializer.SerializeToNode(entry, Readable)!.AsObject())],
        [.. burst.Effects.Select(effect => $"{effect.GetType().Name} {effect.ActivityId} {effect.ActivityInstanceId}")]);

    /// <summary>What happened, for comparing: an activity may have learnt to take more inputs since, and they are left out.</summary>
    public string Told(HistoryBurst recorded)
    {
        var lines = Journal.Select((entry, i) => Line(entry, i < recorded.Journal.Count ? recorded.Journal[i] : null));
        return string.Join('\n', [.. lines, .. Effects]);
    }

    private static string Line(JsonObject entry, JsonObject? recorded)
    {
        var line = entry.DeepClone().AsObject();
        if (line["inputs"] is JsonObject inputs)
        {
            line.Remove("inputs");
            if (recorded?["inputs"] is JsonObject known)
            {
                line["inputs"] = new JsonObject(known.Where(input => inputs.ContainsKey(input.Key)).Select(input => KeyValuePair.Create(input.Key, inputs[input.Key]?.DeepClone())));
            }
        }

        return line.ToJsonString(Readable);
    }
}
