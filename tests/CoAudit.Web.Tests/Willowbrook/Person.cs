namespace CoAudit.Web.Tests.Willowbrook;

/// <summary>Somebody who takes part.</summary>
/// <param name="BestTime">When mail suits them; null where they did not say.</param>
internal sealed record Person(string Name, string Group, string? Format = null, string? BestTime = null)
{
    public string FirstName => Name.Split(' ')[0];
}
