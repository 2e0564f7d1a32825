namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>A stage whose time is up, and what it waits for.</summary>
/// <param name="Audit">Its id.</param>
/// <param name="Until">In the service's own time.</param>
/// <param name="Missing">One line for each place where a voice and the reason are missing.</param>
internal sealed record WaitingView(string Audit, Guid Stage, DateTimeOffset Until, IReadOnlyList<string> Missing);
