namespace CoAudit.Workflows.Descriptors;

/// <summary>Names of code as people read them.</summary>
public static class NameWords
{
    /// <summary><c>NotEnoughVoices</c> becomes "Not enough voices".</summary>
    public static string Of(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) && !char.IsUpper(name[i - 1]) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
}
