namespace CoAudit.Audits.Features.ViewAudits;

/// <summary>An audit type that can be started.</summary>
public sealed record AuditTypeView(string DefinitionId, string Name, string? Description, int Version, IReadOnlyList<PlannedStageView> Stages);

/// <summary>A stage as the audit type plans it.</summary>
public sealed record PlannedStageView(string ActivityId, string Type, string Title);

/// <summary>An audit in a list.</summary>
public sealed record AuditSummary(Guid Id, string Title, string AuditType, string ServiceName, string Status, string? Stage, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);

/// <summary>A page of a list that goes on after its last id.</summary>
public sealed record KeysetPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>One audit as the quality lead and programs see it. No participant's words.</summary>
public sealed record AuditView(
    Guid Id,
    string Title,
    string AuditType,
    int DefinitionVersion,
    string WorkflowInstanceId,
    Guid ServiceId,
    string ServiceName,
    string TimeZone,
    string Status,
    string? Stage,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    string? CancelReason,
    DateTimeOffset? ReportPublishedAt,
    string? Facilitator,
    IReadOnlyList<StageView> Stages,
    IReadOnlyList<ParticipantView> Participants);

/// <summary>A stage that was opened.</summary>
public sealed record StageView(
    Guid Id, string ActivityId, string Type, string Title, string Status, DateTimeOffset OpenedAt, DateTimeOffset DueAt, DateTimeOffset? ClosedAt, string? Outcome, QuorumView Quorum);

/// <summary>How many answers a stage needs in time, and whether they are there.</summary>
public sealed record QuorumView(int Required, int Answered, bool Met);

/// <summary>A person who takes part.</summary>
public sealed record ParticipantView(Guid Id, string Name, string Group, bool HasEmail, DateTimeOffset? AgreedAt, DateTimeOffset? StoppedAt);

/// <summary>A task, without what was said in it. The answer itself is shown when the stage is over.</summary>
public sealed record TaskView(
    Guid Id, Guid StageId, Guid ParticipantId, string Kind, string Status, DateTimeOffset OpenedAt, DateTimeOffset DueAt, DateTimeOffset? AnsweredAt, string? Answer, IReadOnlyList<ReminderView> Reminders);

/// <summary>A reminder, planned or sent.</summary>
public sealed record ReminderView(DateTimeOffset DueAt, DateTimeOffset? SentAt);

/// <summary>A mail of an audit.</summary>
public sealed record MailView(Guid Id, string Kind, string To, string Status, DateTimeOffset DueAt, DateTimeOffset? SentAt, int Attempts, string? Problem);

/// <summary>A follow-up review.</summary>
public sealed record ReviewView(Guid Id, int Number, DateTimeOffset DueAt, string Status, string? Verdict)
{
    /// <summary><c>planned</c>, <c>extra</c> after a change that did not last, <c>light-check</c> after one that did, or <c>again</c> for what was not settled.</summary>
    public string Kind { get; init; } = "planned";

    /// <summary>The actions for which it is held; empty for all.</summary>
    public IReadOnlyList<Guid> Actions { get; init; } = [];

    /// <summary>What the panel said, once the review is over.</summary>
    public IReadOnlyList<ActionVerdictsView> Verdicts { get; init; } = [];
}

/// <summary>How many of the panel said what about one action.</summary>
public sealed record ActionVerdictsView(Guid Action, IReadOnlyDictionary<string, int> Said)
{
    /// <summary>What all that comes to; null where voices were missing.</summary>
    public string? Verdict { get; init; }

    /// <summary>What each group says, in one word: its worst, for nobody is outvoted. Groups without a voice are not in it.</summary>
    public IReadOnlyDictionary<string, string> ByGroup { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>An entry of the audit trail with its place in the chain.</summary>
public sealed record TrailView(int N, DateTimeOffset At, string Kind, string Actor, string Data, string PrevHash, string Hash);
