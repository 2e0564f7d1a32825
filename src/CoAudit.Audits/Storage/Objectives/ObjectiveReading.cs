using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objectives;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Objectives;

/// <summary>Reads what is on the table of an audit, what people want most, and why a voice is missing.</summary>
public static class ObjectiveReading
{
    private const string Kind = "objective";

    /// <summary>The stages of an audit that set objectives, in order; those that the workflow left behind are not among them.</summary>
    public static async Task<IReadOnlyList<Stage>> ObjectiveStagesAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken) =>
        await db.Stages.AsNoTracking().Where(s => s.AuditId == audit && s.Type == ObjectiveInputs.StageType && s.Status != StageStatus.Cancelled)
            .OrderBy(s => s.Number).ToListAsync(cancellationToken);

    /// <summary>Everything that everyone can see: objectives come on the table at their reveal. By their ids, which are drawn.</summary>
    public static async Task<List<Objective>> ObjectivesAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken) =>
        await db.Objectives.AsNoTracking().Where(o => o.AuditId == audit).OrderBy(o => o.Id).ToListAsync(cancellationToken);

    /// <summary>What is said in a stage and not on the table yet, as it will come on it.</summary>
    public static async Task<List<Objective>> ToComeAsync(this CoAuditDb db, Stage stage, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var said = await db.Contributions.AsNoTracking()
            .Where(c => c.StageId == stage.Id && c.Kind == Kind && c.WithdrawnAt == null && !db.Objectives.Any(o => o.Id == c.Id))
            .OrderBy(c => c.Id).ToListAsync(cancellationToken);
        return said.ConvertAll(words => Objective.Of(words, now));
    }

    /// <summary>The priorities that people gave in one stage, also while it is open: whoever shows them keeps them blind.</summary>
    public static async Task<Priorities> PrioritiesAsync(this CoAuditDb db, StageId stage, CancellationToken cancellationToken)
    {
        var given = await db.Priorities.AsNoTracking().Where(p => p.StageId == stage).ToListAsync(cancellationToken);
        return Priorities.Of(given.Select(p => new GivenPriority(p.Objective, p.Group, p.Value)));
    }

    /// <summary>The priorities that everyone may see: each person's newest ones, from stages that are over.</summary>
    public static async Task<Priorities> ShownPrioritiesAsync(this CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var over = (await db.ObjectiveStagesAsync(audit, cancellationToken)).Where(s => s.Status == StageStatus.Closed).Select(s => s.Id).ToList();
        var given = await db.Priorities.AsNoTracking().Where(p => over.Contains(p.StageId)).ToListAsync(cancellationToken);
        return Priorities.Of(given.GroupBy(p => (p.ParticipantId, p.Objective)).Select(g => g.MaxBy(p => over.IndexOf(p.StageId))!).Select(p => new GivenPriority(p.Objective, p.Group, p.Value)));
    }

    /// <summary>How the gate stands for whoever reads it: see docs/decisions/0026.</summary>
    /// <param name="stage">The newest stage that sets objectives, with its tasks where it is open.</param>
    public static async Task<Gate> GateAsync(this CoAuditDb db, Stage stage, CancellationToken cancellationToken)
    {
        var objectives = await db.ObjectivesAsync(stage.AuditId, cancellationToken);
        var board = stage.BoardOf(objectives);
        var reason = await db.GateReasons.AsNoTracking().Where(g => g.StageId == stage.Id).Select(g => g.Text).FirstOrDefaultAsync(cancellationToken);
        if (stage.Status == StageStatus.Closed)
        {
            return new Gate(board.MissingVoices, reason ?? NobodySaid(stage, board), IsOver: true);
        }

        // Until everyone has spoken, what the priorities would leave out is nobody's to know.
        var isDue = stage.ExtendedFrom is not null || stage.EveryoneHasFinished;
        return new Gate(isDue ? board.MissingAfter(await db.PrioritiesAsync(stage.Id, cancellationToken)) : board.OutOfReach, reason, IsOver: false);
    }

    public static ObjectiveBoard BoardOf(this Stage stage, IReadOnlyCollection<Objective> objectives) => new(objectives, stage.InputsAs<ObjectiveInputs>().MaxAdopted);

    private static string? NobodySaid(Stage stage, ObjectiveBoard board) => board switch
    {
        { MissingVoices.Count: 0 } => null,
        { IsEmpty: true } => GateReason.NothingProposed,
        _ when stage.Outcome is "NotEnoughVoices" => GateReason.TooFewVoices,
        _ => GateReason.NoneGiven,
    };
}
