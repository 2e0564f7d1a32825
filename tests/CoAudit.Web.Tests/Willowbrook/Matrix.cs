namespace CoAudit.Web.Tests.Willowbrook;

/// <summary>
/// What everybody but Tunde gave to each line of the tool: Doreen, Arthur, Halina | Megan, Joyce | Sarah, Colin | Amara; a dash is "don't know". The three who
/// live at the home say of T06 and P11 that they cannot know.
/// </summary>
internal static class Matrix
{
    /// <summary>Line, criterion of the library, scores.</summary>
    public static readonly (string Line, string Criterion, string Scores)[] Rows =
    [
        ("T01", "IPC-12", "333 33 34 3"),
        ("T02", "IPC-11", "323 33 44 3"),
        ("T03", "IPC-15", "3-3 12 43 3"),
        ("T04", "IPC-08", "212 22 33 2"),
        ("T05", "IPC-21", "3-3 33 33 3"),
        ("T06", "IPC-18", "--- 34 44 4"),
        ("T07", "IPC-20", "33- 33 34 3"),
        ("T08", "IPC-27", "212 23 44 3"),
        ("P09", "IPC-13", "212 32 33 2"),
        ("P10", "IPC-28", "112 23 33 3"),
        ("P11", "IPC-10", "--- 11 32 -"),
        ("P12", "IPC-02", "211 32 33 2"),
    ];

    /// <summary>Means of the four groups, and all together, with four places; null where nobody of the group gave a number. Each is worked out by hand from the rows above.</summary>
    public static readonly (string Line, decimal? Users, decimal? Workers, decimal? Managers, decimal? Partner, decimal Joint, decimal Gap)[] Expected =
    [
        ("T01", 3m, 3m, 3.5m, 3m, 3.125m, 0.5m),
        ("T02", 2.6667m, 3m, 4m, 3m, 3.1667m, 1.3333m),
        ("T03", 3m, 1.5m, 3.5m, 3m, 2.75m, 2m),
        ("T04", 1.6667m, 2m, 3m, 2m, 2.1667m, 1.3333m),
        ("T05", 3m, 3m, 3m, 3m, 3m, 0m),
        ("T06", null, 3.5m, 4m, 4m, 3.8333m, 0.5m),
        ("T07", 3m, 3m, 3.5m, 3m, 3.125m, 0.5m),
        ("T08", 1.6667m, 2.5m, 4m, 3m, 2.7917m, 2.3333m),
        ("P09", 1.6667m, 2.5m, 3m, 2m, 2.2917m, 1.3333m),
        ("P10", 1.3333m, 2.5m, 3m, 3m, 2.4583m, 1.6667m),
        ("P11", null, 1m, 2.5m, null, 1.75m, 1.5m),
        ("P12", 1.3333m, 2.5m, 3m, 2m, 2.2083m, 1.6667m),
    ];

    public static readonly string[] Critical = ["T02", "T03", "T04", "T06", "T08", "P10"];

    /// <summary>The widest gap first; among the same gaps the lower joint score, then the id.</summary>
    public static readonly string[] Order = ["T08", "T03", "P12", "P10", "P11", "T04", "P09", "T02", "T01", "T07", "T06", "T05"];

    /// <summary>What a person gave, by line; null is "don't know".</summary>
    public static Dictionary<string, int?> Of(Person person)
    {
        var index = Cast.Speakers.Index().Single(p => p.Item == person).Index;
        return Rows.ToDictionary(row => row.Line, int? (row) => row.Scores.Replace(" ", "", StringComparison.Ordinal)[index] is var c and not '-' ? c - '0' : null, StringComparer.Ordinal);
    }
}
