using CoAudit.Audits.Model.Time;

namespace CoAudit.Audits.Model.Objectives;

/// <summary>What only a stage that sets objectives is told.</summary>
public sealed record ObjectiveInputs
{
    public const string StageType = "CoAudit.SetObjectives";

    /// <summary>How long people can propose; empty: half of the stage's time.</summary>
    public string ProposalRound { get; init; } = "";

    public int MaxAdopted { get; init; } = 5;

    /// <summary>How long the round is in which people propose.</summary>
    public Span? RoundOf(string due) =>
        Span.TryParse(ProposalRound, out var round) ? round
        : Span.TryParse(due, out var whole) ? whole.Half()
        : null;
}
