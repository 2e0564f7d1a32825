using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>Brings together what a sign-off is about, who has said what, and which objections are open.</summary>
public sealed class SigningDesk(IEnumerable<SignSubject> subjects)
{
    private readonly Dictionary<string, SignSubject> bySubject = subjects.ToDictionary(s => s.Subject, StringComparer.Ordinal);

    /// <summary>What an objection in this stage is about: its subject, or the step whose own text is signed.</summary>
    public static string ScopeOf(Stage stage) => stage.Subject is null or "custom" ? stage.ActivityId : stage.Subject;

    /// <summary>All that is signed, as one.</summary>
    public static SignItem EverythingIn(Stage stage, SignOffBoard board) => board.Items is [{ Id: "" } only] ? only : new SignItem("", "text", stage.Title);

    public SignSubject? SubjectOf(string scope) => bySubject.GetValueOrDefault(scope);

    /// <summary>The state of one sign-off. Objections are tracked, so that a command can change them.</summary>
    public async Task<SignOffBoard> LoadAsync(CoAuditDb db, Stage stage, CancellationToken cancellationToken)
    {
        var scope = ScopeOf(stage);
        var objections = await ObjectionsAsync(db, stage.AuditId, scope, cancellationToken);
        var later = await db.Stages.AsNoTracking().Where(s => s.AuditId == stage.AuditId && s.Number > stage.Number && s.Type == "CoAudit.RespondToObjection")
            .Select(s => s.Id).ToListAsync(cancellationToken);
        var answers = await db.ItemSignOffs.AsNoTracking()
            .Where(a => a.AuditId == stage.AuditId && a.Scope == scope && (a.StageId == stage.Id || later.Contains(a.StageId))).ToListAsync(cancellationToken);
        answers.AddRange(db.ItemSignOffs.Local.Where(a => string.Equals(a.Scope, scope, StringComparison.Ordinal) && answers.TrueForAll(b => b.Id != a.Id)));
        return new SignOffBoard(stage, await ItemsAsync(db, stage, cancellationToken), answers, objections);
    }

    /// <summary>What is signed, as it reads now; one item without an id where nothing smaller is to be signed.</summary>
    public async Task<IReadOnlyList<SignItem>> ItemsAsync(CoAuditDb db, Stage stage, CancellationToken cancellationToken)
    {
        var scope = ScopeOf(stage);
        IReadOnlyList<SignItem> items = SubjectOf(scope) is { } subject ? await subject.ItemsAsync(db, stage.AuditId, cancellationToken) : [];
        if (items.Count == 0)
        {
            items = [new SignItem("", "text", string.IsNullOrWhiteSpace(stage.Text) ? stage.Title : stage.Text)];
        }

        var texts = await db.ItemTexts.AsNoTracking().Where(t => t.AuditId == stage.AuditId && t.Scope == scope).ToListAsync(cancellationToken);
        texts.AddRange(db.ItemTexts.Local.Where(t => string.Equals(t.Scope, scope, StringComparison.Ordinal)));
        return [.. items.Select(item => Latest(item, texts))];
    }

    /// <summary>One item as it reads now, also when it is not asked any more; the stage's title where it is all that was to be signed.</summary>
    public async Task<SignItem> ItemAsync(CoAuditDb db, Stage signed, IReadOnlyList<SignItem> items, string id, CancellationToken cancellationToken)
    {
        if (items.FirstOrDefault(i => string.Equals(i.Id, id, StringComparison.Ordinal)) is { } item)
        {
            return item;
        }

        var text = SubjectOf(ScopeOf(signed)) is { } subject ? await subject.FindTextAsync(db, signed.AuditId, id, cancellationToken) : null;
        return new SignItem(id, "", text ?? signed.Title);
    }

    /// <summary>All objections in one scope with their threads, tracked.</summary>
    public static async Task<List<Objection>> ObjectionsAsync(CoAuditDb db, AuditId audit, string scope, CancellationToken cancellationToken)
    {
        var stored = await db.Objections.Include(o => o.Turns.OrderBy(t => t.Number)).Where(o => o.AuditId == audit && o.Scope == scope).OrderBy(o => o.RaisedAt).ToListAsync(cancellationToken);
        stored.AddRange(db.Objections.Local.Where(o => string.Equals(o.Scope, scope, StringComparison.Ordinal) && !stored.Contains(o)));
        return stored;
    }

    private static SignItem Latest(SignItem item, List<ItemText> texts) =>
        texts.Where(t => t.Version > item.Version && string.Equals(t.Item, item.Id, StringComparison.Ordinal)).MaxBy(t => t.Version) is { } text
            ? item with { Text = text.Text, Version = text.Version, ChangedAt = text.At }
            : item;
}
