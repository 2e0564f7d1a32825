using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;

namespace CoAudit.Workflows.Execution;

/// <summary>
/// What one burst may take. No sound definition comes near; one that does is stopped with an incident, so that it can neither fill the memory nor hold up others.
/// The letters stop it at the same place on every machine; the time is the net below, for expressions that take long and make little.
/// </summary>
internal static class BurstLimits
{
    /// <summary>Letters of all values that a burst sets and tells, those that it overwrites included.</summary>
    public const long Letters = 20_000_000;

    /// <summary>Bytes of a state.</summary>
    public const int StateBytes = 5_000_000;

    /// <summary>Levels of a value. It stands some levels down in states, journals, timers and answers, which all are read to 64 levels.</summary>
    public const int Depth = 48;

    /// <summary>Time of all expressions of a burst.</summary>
    public static readonly TimeSpan Expressions = TimeSpan.FromSeconds(5);

    /// <summary>About how many letters a value has.</summary>
    /// <exception cref="ActivityFaultException">It is nested too deep.</exception>
    public static long LettersOf(JsonNode? value) => LettersOf(value, 0);

    /// <summary>The same of what is in already, together with what is put around it.</summary>
    public static long LettersOfKnown(JsonNode? value) => LettersOf(value, -Depth);

    private static long LettersOf(JsonNode? value, int depth)
    {
        if (depth > Depth)
        {
            throw new ActivityFaultException($"The value is nested deeper than {Depth} levels.");
        }

        switch (value)
        {
            case JsonObject members:
                var letters = 2L;
                foreach (var (name, member) in members)
                {
                    letters += name.Length + 4 + LettersOf(member, depth + 1);
                }

                return letters;
            case JsonArray items:
                letters = 2L;
                foreach (var item in items)
                {
                    letters += 1 + LettersOf(item, depth + 1);
                }

                return letters;
            case JsonValue text when text.GetValueKind() == JsonValueKind.String:
                return text.GetValue<string>().Length + 2L;
            default:
                return 8;
        }
    }
}
