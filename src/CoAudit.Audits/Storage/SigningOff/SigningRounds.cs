using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>Knows which sign-off a step for objections belongs to, and when either of them is over before its time.</summary>
public sealed class SigningRounds(SigningDesk desk, StageClosing closing)
{
    /// <summary>The sign-off itself, or the one whose objection the step deals with.</summary>
    public async Task<Stage> SignOffOfAsync(CoAuditDb db, Stage stage, string? item, CancellationToken cancellationToken)
    {
        if (stage.Type is "CoAudit.SignOff")
        {
            return stage;
        }

        var about = item ?? "";
        var objections = await db.Objections.AsNoTracking().Where(o => o.AuditId == stage.AuditId).OrderByDescending(o => o.RaisedAt).ToListAsync(cancellationToken);
        var objection = objections.Find(o => string.Equals(o.Item, about, StringComparison.Ordinal)) ?? (item is null ? objections.FirstOrDefault() : null);
        return objection is null
            ? await FindChangedSinceAsync(db, objections, about, cancellationToken) ?? throw new InvalidCommandException("item", "Nobody objects to this item.")
            : await LoadAsync(db, objection.StageId, cancellationToken);
    }

    /// <summary>Changed after the sign-off was over, while its objections are dealt with: it is asked again there.</summary>
    public static bool IsChangedSince(Stage signed, SignItem item) => item.ChangedAt > signed.ClosedAt;

    public static Task<Stage> LoadAsync(CoAuditDb db, StageId id, CancellationToken cancellationToken) =>
        db.Stages.Include(s => s.Tasks).ThenInclude(t => t.SignOff).AsSplitQuery().FirstAsync(s => s.Id == id, cancellationToken);

    /// <summary>Closes the stage when nothing more is expected of anyone.</summary>
    public async Task EndEarlyAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        if (stage.Status != StageStatus.Open)
        {
            return;
        }

        var isOver = stage.Type is "CoAudit.SignOff"
            ? (await desk.LoadAsync(unit.Db, stage, cancellationToken)).EveryoneHasFinished
            : await IsSettledAsync(unit.Db, stage, cancellationToken);
        if (isOver)
        {
            await closing.CloseAsync(unit, audit, stage, cancellationToken);
        }
    }

    /// <summary>No objection is open any more, and everyone who was asked to look again has.</summary>
    public async Task<bool> IsSettledAsync(CoAuditDb db, Stage stage, CancellationToken cancellationToken)
    {
        var objections = await OpenAsync(db, stage.AuditId, cancellationToken);
        return objections.Count == 0 && stage.Tasks.TrueForAll(t => !t.Counts || t.HasAnswered || t.Group == Group.Managers);
    }

    /// <summary>The audit's open objections, tracked, with their threads.</summary>
    public static async Task<List<Objection>> OpenAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken) =>
        (await AllAsync(db, audit, cancellationToken)).FindAll(o => o.IsOpen);

    /// <summary>All objections of the audit, tracked, with their threads.</summary>
    public static async Task<List<Objection>> AllAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var stored = await db.Objections.Include(o => o.Turns.OrderBy(t => t.Number)).Where(o => o.AuditId == audit).OrderBy(o => o.RaisedAt).ToListAsync(cancellationToken);
        stored.AddRange(db.Objections.Local.Where(o => o.AuditId == audit && !stored.Contains(o)));
        return stored;
    }

    // An item that nobody objects to.
    private async Task<Stage?> FindChangedSinceAsync(CoAuditDb db, IReadOnlyList<Objection> objections, string item, CancellationToken cancellationToken)
    {
        foreach (var stage in objections.Select(o => o.StageId).Distinct())
        {
            var signed = await LoadAsync(db, stage, cancellationToken);
            var items = await desk.ItemsAsync(db, signed, cancellationToken);
            if (items.Any(i => string.Equals(i.Id, item, StringComparison.Ordinal) && IsChangedSince(signed, i)))
            {
                return signed;
            }
        }

        return null;
    }
}
