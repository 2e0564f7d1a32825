namespace CoAudit.Audits.Model.Evidence;

/// <summary>What somebody sends about how their evidence came about, before it is checked.</summary>
public sealed record GivenFacts(string? Kind, string? SpokeBy = null, string? HelpedBy = null, string? Words = null, bool? ReadBack = null)
{
    /// <summary>Checks it. A visit tells who spoke, in whose words, and whether they heard it again: else nobody can know whose voice it is.</summary>
    /// <param name="kinds">The ways that this audit asks for.</param>
    /// <exception cref="InvalidCommandException">Something is missing or unknown; each field is named.</exception>
    public EvidenceFacts Read(IReadOnlyList<string> kinds)
    {
        FieldRules rules = new();
        if (Kind is null || !kinds.Contains(Kind, StringComparer.Ordinal))
        {
            rules.Add("evidence.kind", $"Choose how you know this. It can be {string.Join(", ", kinds)}.");
        }

        var visit = string.Equals(Kind, EvidenceForms.Visit, StringComparison.Ordinal);
        var words = string.IsNullOrEmpty(Words) ? null : Words;
        var spokeBy = rules.Optional("evidence.spokeBy", SpokeBy);
        var helpedBy = rules.Optional("evidence.helpedBy", HelpedBy);
        if (words is not null && !WhoseWords.Codes.Contains(words, StringComparer.Ordinal))
        {
            rules.Add("evidence.words", $"Choose whose words these are: {string.Join(", ", WhoseWords.Codes)}.");
        }

        Require(rules, visit && spokeBy is null, "evidence.spokeBy", "Say who spoke. You do not have to give a name.");
        Require(rules, visit && words is null, "evidence.words", "Choose whose words these are.");
        Require(rules, visit && ReadBack is null, "evidence.readBack", "Say whether you read it back to them.");
        Require(rules, words is WhoseWords.OwnWithHelp or WhoseWords.NotedByAnother && helpedBy is null, "evidence.helpedBy", "Say who helped, or who wrote it down.");
        rules.ThrowIfBroken();
        return new EvidenceFacts(Kind!, spokeBy, helpedBy, words, ReadBack);
    }

    private static void Require(FieldRules rules, bool missing, string field, string message)
    {
        if (missing && !rules.Broken.Any(b => string.Equals(b.Field, field, StringComparison.Ordinal)))
        {
            rules.Add(field, message);
        }
    }
}
