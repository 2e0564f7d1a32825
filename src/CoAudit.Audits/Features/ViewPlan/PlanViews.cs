using CoAudit.Audits.Model.Reviews;
using CoAudit.Audits.Model.Tools;

namespace CoAudit.Audits.Features.ViewPlan;

/// <summary>An action's card and where it stands.</summary>
/// <param name="Group">Who wished for it; empty where that would name the person.</param>
/// <param name="Causes">Why it did not last, as people who were asked said it.</param>
public sealed record ActionView(
    Guid Id, int Number, string Status, string? About, string Wish, string How, string Provide, LastsIfView LastsIf, string Owner, string? OwnerGroup, string? DueOn,
    bool Complete, IReadOnlyList<string> Missing, string? Reason, IReadOnlyList<Guid> Linked, string Group, DateTimeOffset? ClaimedAt, string? ConfirmedBy,
    int SustainedInARow, int FalseClosures, string? LastVerdict, bool BackOnAgenda, IReadOnlyList<string> Causes)
{
    /// <summary>What the causes are most about, each once.</summary>
    public IReadOnlyList<string> CauseTags { get; init; } = [];

    /// <summary>People have agreed on it, whatever was decided about it afterwards: what they signed is not changed any more.</summary>
    public bool WasAgreed { get; init; }

    /// <summary>Its day is past, and nobody says that it is done.</summary>
    public bool Overdue { get; init; }

    /// <summary>What the panels of reviews that are done have counted.</summary>
    public required ShownSeries Series { get; init; }

    /// <summary>What people who had been silent said about it after the end; once people sign the plan, such words change no card.</summary>
    public IReadOnlyList<SaidLaterView> SaidLater { get; init; } = [];
}

/// <summary>Words that came after the end.</summary>
/// <param name="Group">Who said it; empty where that would name the person.</param>
public sealed record SaidLaterView(string Kind, string Text, string Group);

/// <summary>"It lasts if…": what is looked at, who looks, how much is enough.</summary>
public sealed record LastsIfView(string Measure, string WhoLooks, string Threshold);

/// <summary>An objection with its thread.</summary>
/// <param name="Item">Id of the item; empty for all that was to be signed.</param>
/// <param name="ItemText">What the item says now.</param>
public sealed record ObjectionView(
    Guid Id, Guid StageId, string Scope, string Item, string ItemText, string Status, string Responder, DateTimeOffset DueAt, int Round, DateTimeOffset RaisedAt,
    DateTimeOffset? ClosedAt, string Group, string Reason, bool Answered, IReadOnlyList<ObjectionTurnView> Thread)
{
    /// <summary>There is one text that an answer could give other words; not where the objection is about all that was to be signed.</summary>
    public bool CanReword { get; init; }

    /// <summary>Regulations that it has to do with, by the criterion or the finding behind it.</summary>
    public IReadOnlyList<RegulationNote> Regulations { get; init; } = [];
}

/// <summary>An objection that was passed to the independent person.</summary>
public sealed record PassedObjection(string ServiceName, string AuditTitle, string TimeZone, ObjectionView Objection);

/// <summary>One turn of the thread; <c>before</c> and <c>after</c> are the item's texts where a response changed them.</summary>
public sealed record ObjectionTurnView(string By, int Round, string Text, string? Before, string? After, DateTimeOffset At);

/// <summary>What stands in the report for ever.</summary>
/// <param name="Name">Whose statement it is: people put their name to what they sign.</param>
public sealed record MinorityStatementView(Guid Id, string Kind, Guid? Objection, string Item, string ItemText, string Text, string Name, string Group, DateTimeOffset At)
{
    /// <summary>What was answered to it; empty while nobody has.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];
}
