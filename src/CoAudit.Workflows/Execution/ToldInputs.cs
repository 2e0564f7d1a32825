using System.Text.Json.Nodes;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Expressions;

namespace CoAudit.Workflows.Execution;

/// <summary>
/// The inputs of one execution as the journal tells them. Becomes JSON only when somebody reads the entry: a loop of ten thousand rounds would otherwise
/// hold as many trees until its burst is stored.
/// </summary>
/// <param name="bindings">What the definition says.</param>
/// <param name="values">What came of it, none or one for each binding; null where the definition fixes the value. Nothing of it is changed any more.</param>
internal sealed class ToldInputs(IReadOnlyList<InputBinding> bindings, object?[]? values)
{
    /// <summary>About how many letters they have.</summary>
    public long Letters()
    {
        var letters = 2L;
        for (var i = 0; i < bindings.Count; i++)
        {
            if (ShownAt(i) is { } shown)
            {
                letters += bindings[i].Declaration.ElsaName.Length + 4 + BurstLimits.LettersOfKnown(shown as JsonNode ?? Values.ToJson(shown));
            }
        }

        return letters;
    }

    /// <summary>A new object each time; null when there are none.</summary>
    public JsonObject? ToJson()
    {
        JsonObject? told = null;
        for (var i = 0; i < bindings.Count; i++)
        {
            if (Values.ToJson(ShownAt(i)) is { } shown)
            {
                (told ??= [])[bindings[i].Declaration.ElsaName] = shown;
            }
        }

        return told;
    }

    private object? ShownAt(int i) => values?[i] ?? bindings[i].Shown;
}
