namespace CoAudit.Browser.Tests.Tour;

/// <summary>Something that is not good on one page.</summary>
internal sealed record Finding(string Page, int Width, string What)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Page} at {Width}: {What}");
}
