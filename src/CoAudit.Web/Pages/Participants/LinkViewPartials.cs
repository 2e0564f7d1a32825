namespace CoAudit.Web.Pages.Participants;

internal static class LinkViewPartials
{
    public static string PartialName(this LinkView view) => view switch
    {
        InvitationView => "_Invitation",
        ReceiptView => "_Receipt",
        ClosedView => "_Closed",
        LinkGoneView => "_LinkGone",
        _ => throw new InvalidOperationException($"No partial shows {view.GetType().Name}."),
    };
}
