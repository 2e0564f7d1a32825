using CoAudit.Audits.Features.ViewPlan;
using CoAudit.Audits.Features.ViewVoices;
using CoAudit.Web.Links;
using CoAudit.Web.Pages.Participants.Objectives;

namespace CoAudit.Web.Pages.Participants;

/// <summary>What somebody sees who comes with a task link or its cookie: one case for each state that the link can be in.</summary>
/// <param name="Title">The page's title.</param>
internal abstract record LinkView(string Title)
{
    /// <summary>What was kept without a name just before; shown once.</summary>
    public KeptUnnamed Kept { get; init; } = KeptUnnamed.None;
}

/// <summary>The link is good and the task is open: who asks, why, how long, and what happens with the answers.</summary>
/// <param name="FirstName">The only personal word on a page that a mail scanner can open.</param>
/// <param name="AskedBy">The person who runs this audit's participation.</param>
/// <param name="Purpose">What the audit is for, in one or two plain sentences.</param>
/// <param name="DueAt">The stage's end, in the service's zone.</param>
/// <param name="Late">True when the stage is over; the person can still answer.</param>
/// <param name="Blind">Whether nobody sees others' words before the stage closes.</param>
internal sealed record InvitationView(
    string FirstName,
    string AskedBy,
    string ServiceName,
    string AuditTitle,
    string StageTitle,
    string Purpose,
    int Minutes,
    DateTimeOffset DueAt,
    bool Late,
    bool Blind) : LinkView($"You are asked to take part: {AuditTitle}");

/// <summary>The task is answered: what was recorded, and what comes next.</summary>
/// <param name="Answer">The stored name of the sign-off answer; null when only words were sent.</param>
/// <param name="Again">True when the same answer was sent once more: nothing changed.</param>
/// <param name="Late">True when the answer came after the stage's end.</param>
/// <param name="StageEndsAt">When the others' words are shown, if the stage is still open.</param>
internal sealed record ReceiptView(
    string AuditTitle,
    string StageTitle,
    string? Answer,
    string? Reason,
    IReadOnlyList<OwnWords> Said,
    DateTimeOffset RecordedAt,
    string Reference,
    bool Again,
    bool Late,
    DateTimeOffset? StageEndsAt) : LinkView("Thank you. We have your answer")
{
    /// <summary>Where own words can be taken back; null when the part is over, and for who comes by the link alone.</summary>
    public TakeBackList? TakesBack { get; init; }
}

/// <summary>The stage is over and the task takes no more answers.</summary>
/// <param name="Outcome">What came out of the stage, in words.</param>
internal sealed record ClosedView(
    string AuditTitle,
    string StageTitle,
    DateTimeOffset ClosedAt,
    string Outcome,
    IReadOnlyList<OwnWords> Said) : LinkView("This part is over")
{
    /// <summary>Whose voice is missing among the audit's objectives.</summary>
    public MissingVoice? MissingVoice { get; init; }
}

/// <summary>The person chose to stop taking part in the audit.</summary>
internal sealed record StoppedView(string AuditTitle) : LinkView("You have stopped taking part");

/// <summary>Somebody pressed "no more reminders" in a mail and has not said yes yet.</summary>
internal sealed record StopRemindersView() : LinkView("No more reminders?");

/// <summary>No more reminders come for the task; it stays open.</summary>
internal sealed record RemindersStoppedView() : LinkView("We will not remind you again");

/// <summary>A safety message waits behind the link. Mail scanners see this much.</summary>
internal sealed record ConcernWaitingView() : LinkView("A safety message for you");

/// <summary>The safety message itself.</summary>
/// <param name="Contact">How to reach the person who wrote, when they said so.</param>
internal sealed record ConcernTextView(
    string ServiceName,
    string CouncilName,
    string CouncilPhone,
    string Text,
    string? Contact,
    DateTimeOffset At) : LinkView("A safety message for you");

/// <summary>The link to a safety message is too old, or not known.</summary>
internal sealed record ConcernGoneView() : LinkView("This link does not work any more");

/// <summary>What came of everything that the person has said in the audit.</summary>
internal sealed record MyVoicesView(string Back, string AuditTitle, string TimeZone, IReadOnlyList<VoiceView> Voices) : LinkView("What came of your words")
{
    /// <summary>Concerns and objections that stand in the report.</summary>
    public IReadOnlyList<MyStatementView> Statements { get; init; } = [];
}

/// <summary>An objection waits behind the link. Mail scanners see this much.</summary>
internal sealed record ObjectionWaitingView() : LinkView("An objection for you");

/// <summary>The objection itself, with what was said about it.</summary>
/// <param name="DueAt">In the service's zone.</param>
/// <param name="IsSent">The independent person has just answered.</param>
internal sealed record ObjectionTextView(PassedObjection Passed, DateTimeOffset DueAt, bool IsSent) : LinkView("An objection for you")
{
    public string? Text { get; init; }

    public string? NewText { get; init; }
}

/// <summary>The link to an objection is too old, or not known.</summary>
internal sealed record ObjectionGoneView() : LinkView("This link does not work any more");

/// <summary>The link had reached somebody else, who told us.</summary>
internal sealed record NotForMeView() : LinkView("Thank you for telling us");

/// <summary>The link is too old, taken back, or not known; the page does not say which.</summary>
/// <param name="PostTo">Where the request for a new link goes, when the link was known once; else the page asks for the e-mail address.</param>
internal sealed record LinkGoneView(string? PostTo) : LinkView("This link does not work any more")
{
    public static LinkGoneView WithoutLink { get; } = new((string?)null);
}

/// <summary>Somebody came to a task without the pass that Start gives, or was away for too long.</summary>
/// <param name="Unsent">What they had typed, so that it is not lost.</param>
internal sealed record NoPassView(IReadOnlyList<string> Unsent) : LinkView("Please open the link in your mail again");

/// <summary>A participant's own contribution.</summary>
internal sealed record OwnWords(string Id, string Text, DateTimeOffset At);
