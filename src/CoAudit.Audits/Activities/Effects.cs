using CoAudit.Audits.Model;
using CoAudit.Workflows.Execution;

namespace CoAudit.Audits.Activities;

/// <summary>Asks for a stage with its tasks, timers and mails. The stage's end resumes the bookmark.</summary>
public sealed record OpenStage(string ActivityId, string ActivityInstanceId, string BookmarkId, StageSettings Settings)
    : Effect(ActivityId, ActivityInstanceId);

/// <summary>Asks for follow-up reviews, each at its own time after now.</summary>
public sealed record ScheduleReviewsAt(
    string ActivityId,
    string ActivityInstanceId,
    IReadOnlyList<string> After,
    string At,
    IReadOnlyList<Group> Panel,
    string ReviewWorkflow) : Effect(ActivityId, ActivityInstanceId);

/// <summary>Asks for the report to be shown.</summary>
public sealed record ShowReport(string ActivityId, string ActivityInstanceId, IReadOnlyList<string> Formats)
    : Effect(ActivityId, ActivityInstanceId);

/// <summary>Asks for a mail to each person that it is for.</summary>
public sealed record SendNotice(string ActivityId, string ActivityInstanceId, NoticeTo To, string Subject, string Body)
    : Effect(ActivityId, ActivityInstanceId);
