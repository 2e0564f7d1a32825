using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Time;

namespace CoAudit.Audits.Storage.Stages;

/// <summary>
/// What one kind of stage has beyond words and a sign-off. A kind that has nothing more needs no depth of its own; see docs/decisions/0025.
/// </summary>
public abstract class StageDepth
{
    /// <summary>The activity's type name, for example <c>CoAudit.SetObjectives</c>.</summary>
    public abstract string Type { get; }

    /// <summary>How long the first of two rounds is; null for a stage of one round.</summary>
    public virtual Span? FirstRound(StageSettings settings) => null;

    /// <summary>In the transaction that opens the stage: its first rows.</summary>
    public virtual Task OpenAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Nothing more is expected of anyone: the stage may end before its time.</summary>
    public virtual Task<bool> IsFinishedAsync(CoAuditDb db, Audit audit, Stage stage, CancellationToken cancellationToken) => Task.FromResult(stage.EveryoneHasFinished);

    /// <summary>The stage's time is up. True when it goes on, with an end that this has moved: its timer is set again.</summary>
    public virtual Task<bool> GoesOnAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>What the stage must not end without, and lacks: one line each. Null for a stage that nobody ends by hand.</summary>
    public virtual Task<IReadOnlyList<string>?> LacksAsync(CoAuditDb db, Stage stage, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>?>(null);

    /// <summary>In the transaction that ends a round: the reveal has just happened.</summary>
    public virtual Task OpenRoundAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Kinds of contributions that people can send in this stage, its own first.</summary>
    public virtual IReadOnlyList<string> KindsOf(Stage stage) => stage.Form.Kinds;

    /// <summary>What is said to words of a kind that does not belong here.</summary>
    public virtual Exception Refusal(Stage stage, string kind) =>
        new InvalidCommandException("kind", $"'{kind}' does not belong to this part of the audit. Send one of: {string.Join(", ", KindsOf(stage))}.");

    /// <summary>Before words are kept. Refuses, by an exception, what this stage does not take now.</summary>
    public virtual Task CheckAsync(Unit unit, LoadedTask asked, Words words, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Whether words of this kind can be said without a name: what grows from a person's words at once cannot.</summary>
    public virtual bool TakesUnnamed(string kind) => true;

    /// <summary>After words were kept, in the same transaction: rows that grow from them.</summary>
    public virtual Task KeptAsync(Unit unit, LoadedTask asked, Contribution contribution, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Their maker has taken words back: what grew from them goes too.</summary>
    public virtual Task WithdrawnAsync(Unit unit, Contribution contribution, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What this participant sees and may do now. Reads only, and keeps the blind round.</summary>
    public virtual Task<StageSight> LookAsync(CoAuditDb db, LoadedTask asked, CancellationToken cancellationToken) =>
        Task.FromResult(StageSight.WordsAndSignOff);

    /// <summary>
    /// When the stage ends, before the workflow goes on: writes the rows that come out of it and says by which exit, with what output.
    /// </summary>
    public virtual Task<Conclusion> ConcludeAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken) =>
        Task.FromResult(new Conclusion(stage.Form.OutcomeOf(stage), []));
}

/// <summary>What a stage came to.</summary>
/// <param name="Outcome">The exit by which the workflow goes on.</param>
/// <param name="Result">Joins the activity's output. Ids, counts and numbers; no words of a participant, which blind rounds and erasure could not reach there.</param>
public sealed record Conclusion(string Outcome, JsonObject Result);

/// <summary>Stages without a depth of their own: words and a sign-off.</summary>
internal sealed class PlainStage : StageDepth
{
    public override string Type => "";
}
