namespace CoAudit.Web.Pages.Participants;

internal static class LinkViewPartials
{
    public static string PartialName(this LinkView view) => view switch
    {
        InvitationView => "_Invitation",
        TaskView => "_Task",
        ReceiptView => "_Receipt",
        ClosedView => "_Closed",
        TakeBackView => "_TakeBack",
        StoppedView => "_Stopped",
        StopRemindersView => "_StopReminders",
        RemindersStoppedView => "_RemindersStopped",
        ConcernWaitingView => "_ConcernWaiting",
        ConcernTextView => "_ConcernText",
        ConcernGoneView => "_ConcernGone",
        MyVoicesView => "_MyVoices",
        ObjectionWaitingView => "Plans/_ObjectionWaiting",
        ObjectionTextView => "Plans/_ObjectionText",
        ObjectionGoneView => "Plans/_ObjectionGone",
        NotForMeView => "_NotForMe",
        LinkGoneView => "_LinkGone",
        NoPassView => "_NoPass",
        _ => throw new InvalidOperationException($"No partial shows {view.GetType().Name}."),
    };
}
