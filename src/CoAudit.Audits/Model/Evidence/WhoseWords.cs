namespace CoAudit.Audits.Model.Evidence;

/// <summary>In whose words a piece of evidence is told.</summary>
public static class WhoseWords
{
    public const string Own = "own";

    public const string OwnWithHelp = "own-with-help";

    public const string NotedByAnother = "noted-by-another";

    public static IReadOnlyList<string> Codes { get; } = [Own, OwnWithHelp, NotedByAnother];

    public static string Label(string code) => code switch
    {
        Own => "Their own words",
        OwnWithHelp => "Their own words, with help",
        NotedByAnother => "Noted by another person",
        _ => code,
    };
}
