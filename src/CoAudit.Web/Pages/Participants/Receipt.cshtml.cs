using CoAudit.Web.Links;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Participants;

internal sealed class ReceiptModel(TaskDoor door, TaskViews views, UnnamedReceipts receipts) : ParticipantPage
{
    /// <param name="again">True when the answer was sent once more: nothing changed.</param>
    public async Task<IActionResult> OnGetAsync(string id, bool again, CancellationToken cancellationToken) =>
        await door.EnterAsync(HttpContext, id, cancellationToken) switch
        {
            Entry.Entered entered => Show(await views.AfterStartAsync(entered.Pass, again, cancellationToken) with { Kept = receipts.Take(HttpContext, entered.Pass.Task) }),
            Entry.LinkGone => Show(LinkGoneView.WithoutLink, StatusCodes.Status410Gone),
            _ => Show(new NoPassView([]), StatusCodes.Status403Forbidden),
        };
}
