using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>Knows which sign-off a step for objections belongs to, and when the step is over before its time.</summary>
public sealed class SigningRounds(SigningDesk desk)
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

    /// <summary>No objection is open any more, and everyone who was asked to look again has, at what has changed as it reads now.</summary>
    public async Task<bool> IsSettledAsync(CoAuditDb db, Stage stage, CancellationToken cancellationToken)
    {
        var objections = await AllAsync(db, stage.AuditId, cancellationToken);
        if (objections.Exists(o => o.IsOpen))
        {
            return false;
        }

        foreach (var id in objections.Select(o => o.StageId).Distinct())
        {
            var signed = await LoadAsync(db, id, cancellationToken);
            var board = await desk.LoadAsync(db, signed, cancellationToken);
            if (board.Items.Any(item => IsChangedSince(signed, item) && stage.Tasks.Exists(t => t.Counts && board.AnswerOf(t, item) is null)))
            {
                return false;
            }
        }

        return true;
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
