using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Voices;

namespace CoAudit.Audits.Storage.Voices;

/// <summary>What happened to a thing that people's words led to: it is one turn in the life of each of them.</summary>
/// <param name="Item">Id of the thing: a line of the tool, a finding, an action.</param>
/// <param name="After">The words of the thing, or its new ones when <see cref="Before"/> has the old ones.</param>
public sealed record Step(TurnKind Kind, string Outcome, string Item, string? After = null)
{
    public StageId? Stage { get; init; }

    public string? Before { get; init; }

    public string? Reason { get; init; }

    public Actor By { get; init; } = Actor.System;

    /// <summary>A turn says just this already. Two reviews that find the same are two turns all the same.</summary>
    public bool Says(Turn turn) =>
        turn.Kind == Kind && string.Equals(turn.Outcome, Outcome, StringComparison.Ordinal) && string.Equals(turn.After, After, StringComparison.Ordinal)
        && string.Equals(turn.Reason, Reason, StringComparison.Ordinal);

    /// <summary>The step as a turn in the life of one contribution.</summary>
    public Turn Of(Contribution said, DateTimeOffset now) => new()
    {
        Id = Guid.NewGuid(),
        AuditId = said.AuditId,
        ContributionId = said.Id,
        StageId = Stage,
        Kind = Kind,
        Outcome = Outcome,
        ItemId = Item,
        Before = Before,
        After = After,
        Reason = Reason,
        Actor = By.Value,
        At = now,
    };
}
