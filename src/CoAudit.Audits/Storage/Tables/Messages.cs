using CoAudit.Audits.Model;

namespace CoAudit.Audits.Storage.Tables;

/// <summary>"Someone is being hurt or in danger": a message outside every audit, to the service's safeguarding contacts. Waits for nothing.</summary>
public sealed class Concern
{
    public const int MaxTextLength = 5_000;

    public required Guid Id { get; init; }

    public required ServiceId ServiceId { get; init; }

    public required string Text { get; init; }

    /// <summary>How to reach the person, when they chose to say so.</summary>
    public string? Contact { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A participant asked for help with a task.</summary>
public sealed class HelpRequest
{
    public const int MaxTextLength = 2_000;

    /// <summary>The kind of "This is not for me".</summary>
    public const string WrongPerson = "wrong-person";

    public required Guid Id { get; init; }

    public required AuditId AuditId { get; init; }

    public required TaskId TaskId { get; init; }

    public required ParticipantId ParticipantId { get; init; }

    /// <summary><c>phone</c>, <c>explain</c>, <c>paper</c>, <c>wrong-person</c> or <c>other</c>.</summary>
    public required string Kind { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }
}
