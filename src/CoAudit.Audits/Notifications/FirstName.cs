namespace CoAudit.Audits.Notifications;

/// <summary>What to call someone in a greeting: their first name, or the whole of "Mrs Pascoe".</summary>
public static class FirstName
{
    private static readonly string[] Titles = ["Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Sir", "Dame", "Lady", "Lord", "Rev", "Sister", "Father"];

    public static string Of(string fullName)
    {
        var name = PlainText.OneLine(fullName);
        var first = name.Split(' ', 2)[0];
        return Titles.Contains(first.TrimEnd('.'), StringComparer.OrdinalIgnoreCase) ? name : first;
    }
}
