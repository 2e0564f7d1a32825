namespace CoAudit.Web.Pages.Reports;

/// <summary>By which way somebody came to a report, and where its other forms are for them.</summary>
/// <param name="Path">Address of the report for this reader, without a form.</param>
/// <param name="BackTo">Where the reader came from.</param>
/// <param name="ForParticipant">A participant's pages always show the ways out.</param>
/// <param name="Version">A version that was asked for by its number; null is the newest.</param>
internal sealed record ReportDoor(string Path, string BackTo, bool ForParticipant, int? Version = null)
{
    private string Query => Version is { } version ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"?version={version}") : "";

    public string To(string format) => $"{Path}/{format}{Query}";

    public string ToPdf(string format) => $"{Path}/{format}/pdf{Query}";
}
