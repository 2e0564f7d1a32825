using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>One entry of the audit trail.</summary>
/// <param name="What">The fact in words, without anybody's contribution.</param>
/// <param name="Hash">Binds this entry to the one before it.</param>
internal sealed record TrailRow(long Number, DateTimeOffset At, string What, string Actor, string Hash);

/// <summary>The trail, newest first.</summary>
/// <param name="Broken">The number of the first entry whose hash does not fit; null when the chain is whole.</param>
internal sealed record TrailView(AuditHeader Header, long? Broken, IReadOnlyList<TrailRow> Rows, Paging Paging);

internal sealed class TrailModel(AuditViews audits) : AuditPage(audits)
{
    private const int RowsOnAPage = 50;

    public TrailView View { get; private set; } = null!;

    /// <param name="before">Shows the entries with smaller numbers.</param>
    public async Task<IActionResult> OnGetAsync(string id, long? before, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } audit)
        {
            return NotFound();
        }

        var entries = await Audits.TrailAsync(new AuditId(audit.Id), cancellationToken);
        var shown = entries.Reverse().Where(e => before is null || e.N < before).Take(RowsOnAPage).ToList();
        var older = shown.Count > 0 && shown[^1].N > 1 ? $"/audits/{audit.Id}/trail?before={shown[^1].N}" : null;
        View = new TrailView(
            await HeaderAsync(audit, cancellationToken),
            AuditViews.FirstBroken(new AuditId(audit.Id), entries),
            [.. shown.Select(e => new TrailRow(e.N, e.At.In(audit.TimeZone), TrailWords.Of(e), ActorWords.Of(e.Actor), e.Hash))],
            new Paging(before is null ? null : $"/audits/{audit.Id}/trail", older));
        return Page();
    }
}
