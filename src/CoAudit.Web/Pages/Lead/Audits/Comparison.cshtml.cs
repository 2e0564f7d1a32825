using System.Globalization;
using CoAudit.Audits.Features.CompareAudits;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Reports;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>An audit beside an earlier one.</summary>
/// <param name="Comparison">Null where there is none.</param>
/// <param name="Trend">Null unless there are at least two earlier ones.</param>
internal sealed record ComparisonPageView(AuditHeader Header, IReadOnlyList<EarlierChoice> Earlier, ReportedComparison? Comparison, TrendTable? Trend)
{
    /// <summary>Its own scores are not shown yet.</summary>
    public bool IsBlind { get; init; }
}

/// <summary>An audit to compare with, and the day on which its scores were shown.</summary>
internal sealed record EarlierChoice(Guid Id, string Title, string Day);

/// <summary>Numbers over several audits, one column for each.</summary>
internal sealed record TrendTable(IReadOnlyList<string> Days, IReadOnlyList<TrendLineView> Lines);

internal sealed class ComparisonModel(AuditViews audits, ComparisonReader comparisons) : AuditPage(audits)
{
    public ComparisonPageView View { get; private set; } = null!;

    /// <param name="with">Id of the earlier audit; nothing is the last one.</param>
    public async Task<IActionResult> OnGetAsync(string id, string? with, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit)
        {
            return NotFound();
        }

        var header = await HeaderAsync(audit, cancellationToken);
        try
        {
            View = Seen(header, audit.TimeZone, await ReadAsync(new AuditId(audit.Id), with, cancellationToken));
        }
        catch (ConflictException)
        {
            View = new ComparisonPageView(header, [], null, null) { IsBlind = true };
        }

        return Page();
    }

    // With an audit that it cannot be compared with, the page says why and offers those that can be chosen.
    private async Task<ComparisonView> ReadAsync(AuditId audit, string? with, CancellationToken cancellationToken)
    {
        try
        {
            return await comparisons.GetAsync(audit, with, cancellationToken);
        }
        catch (InvalidCommandException)
        {
            var offered = await comparisons.GetAsync(audit, with: null, cancellationToken);
            if (offered.Earlier.Count > 0)
            {
                ModelState.AddModelError("with", "It cannot be compared with that audit. Choose one of these.");
            }

            return offered with { Comparison = null };
        }
    }

    private static ComparisonPageView Seen(AuditHeader header, string timeZone, ComparisonView view) => new(
        header,
        [.. view.Earlier.Select(a => new EarlierChoice(a.Id, a.Title, a.ShownAt.In(timeZone).ToDay()))],
        view.Comparison,
        view.Trend is { } trend ? new TrendTable([.. trend.Audits.Select(a => a.ShownAt.In(timeZone).ToString("d MMM yyyy", CultureInfo.InvariantCulture))], trend.Lines) : null);
}
