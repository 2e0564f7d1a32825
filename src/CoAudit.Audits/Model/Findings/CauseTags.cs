namespace CoAudit.Audits.Model.Findings;

/// <summary>
/// What can get in the way of good care, in words of our own. Whoever states a cause sorts it; nobody else does it for them or changes it. They are few, so that a
/// home can see over its audits what comes back.
/// </summary>
public static class CauseTags
{
    /// <summary>More than this sorts nothing.</summary>
    public const int Most = 3;

    private static readonly string[] All = ["staffing-time", "unclear-guidance", "equipment", "training", "communication", "building", "other"];

    /// <summary>As the API writes them.</summary>
    public static IReadOnlyList<string> Codes => All;

    /// <summary>Checks what somebody sent; each once, in the order of the list.</summary>
    /// <exception cref="InvalidCommandException">One is not known, or there are too many; the field <c>tags</c> is named.</exception>
    public static IReadOnlyList<string> Read(IReadOnlyList<string?>? given)
    {
        var tags = (given ?? []).Where(tag => !string.IsNullOrWhiteSpace(tag)).Distinct(StringComparer.Ordinal).ToList();
        if (tags.Find(tag => !All.Contains(tag, StringComparer.Ordinal)) is { } unknown)
        {
            throw new InvalidCommandException("tags", $"'{PlainInput.Shown(unknown)}' is not on the list of what gets in the way. Send any of: {string.Join(", ", All)}.");
        }

        return tags.Count <= Most
            ? [.. All.Where(tag => tags.Contains(tag, StringComparer.Ordinal))]
            : throw new InvalidCommandException("tags", $"Choose at most {Most}: those that get most in the way.");
    }

    /// <summary>How often each was named: most often first, then in the order of the list. What nobody named is left out.</summary>
    public static IReadOnlyList<CauseCount> Count(IEnumerable<Contribution> said) =>
        Count(said.Where(c => c.Stands && c.Kind is "cause").SelectMany(c => c.Tags));

    /// <inheritdoc cref="Count(IEnumerable{Contribution})"/>
    public static IReadOnlyList<CauseCount> Count(IEnumerable<string> named) =>
    [
        .. named.CountBy(tag => tag, StringComparer.Ordinal)
            .Select(tag => new CauseCount(tag.Key, tag.Value))
            .OrderByDescending(count => count.Times)
            .ThenBy(count => Array.IndexOf(All, count.Tag)),
    ];

    public static string Label(string code) => code switch
    {
        "staffing-time" => "Not enough staff or time",
        "unclear-guidance" => "The rules are not clear",
        "equipment" => "Things are missing or do not work",
        "training" => "People were not shown how",
        "communication" => "News does not reach people",
        "building" => "The rooms or the building",
        "other" => "Something else",
        _ => code,
    };
}

/// <summary>How often people named one thing that gets in the way.</summary>
/// <param name="Tag">A code of <see cref="CauseTags"/>.</param>
public sealed record CauseCount(string Tag, int Times);
