using System.Text.Json;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Features.GatherEvidence;

/// <summary>Reads scores as they are sent: <c>1</c> to <c>4</c>, <c>"dont-know"</c> or <c>{"notApplicable": "reason"}</c>.</summary>
public static class ScoreReading
{
    private const string Hint = "Give 1, 2, 3 or 4, \"dont-know\", or {\"notApplicable\": \"the reason\"}.";

    /// <exception cref="InvalidCommandException">Names each field that is no score.</exception>
    public static GiveScores Read(TaskId task, IReadOnlyDictionary<string, JsonElement>? scores, IReadOnlyDictionary<string, string?>? inTheWay)
    {
        FieldRules rules = new();
        Dictionary<string, ScoreValue> values = new(StringComparer.Ordinal);
        foreach (var (criterion, value) in scores ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
        {
            if (ValueOf(value, $"scores.{PlainInput.Shown(criterion)}", rules) is { } read)
            {
                values[criterion] = read;
            }
        }

        var words = (inTheWay ?? new Dictionary<string, string?>(StringComparer.Ordinal)).ToDictionary(w => w.Key, w => PlainInput.Lines(w.Value), StringComparer.Ordinal);
        rules.Add(words.Where(w => w.Value.Length > Score.MaxInTheWayLength)
            .Select(w => new BrokenRule($"inTheWay.{PlainInput.Shown(w.Key)}", $"This is too long. Write at most {Score.MaxInTheWayLength:N0} letters.")));
        rules.ThrowIfBroken();
        return new GiveScores(task, values, words);
    }

    private static ScoreValue? ValueOf(JsonElement value, string field, FieldRules rules)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number when value.TryGetInt32(out var rating) && rating is >= Scores.Lowest and <= Scores.Highest:
                return ScoreValue.Rated(rating);
            case JsonValueKind.String when string.Equals(value.GetString(), ScoreValue.DontKnowCode, StringComparison.Ordinal):
                return ScoreValue.DontKnow;
            case JsonValueKind.Object when value.TryGetProperty("notApplicable", out var reason):
                return NotApplicable(reason, field, rules);
            default:
                rules.Add(field, Hint);
                return null;
        }
    }

    private static ScoreValue? NotApplicable(JsonElement given, string field, FieldRules rules)
    {
        var reason = PlainInput.Lines(given.ValueKind == JsonValueKind.String ? given.GetString() : null);
        switch (reason.Length)
        {
            case 0:
                rules.Add(field, "Say why it does not apply here.");
                return null;
            case > ScoreValue.MaxReasonLength:
                rules.Add(field, $"This is too long. Write at most {ScoreValue.MaxReasonLength:N0} letters.");
                return null;
            default:
                return ScoreValue.NotApplicable(reason);
        }
    }
}
