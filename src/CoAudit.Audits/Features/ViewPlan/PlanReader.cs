using System.Globalization;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Reviews;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Plans;
using CoAudit.Audits.Storage.Reviews;
using CoAudit.Audits.Storage.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewPlan;

/// <summary>Reads an audit's actions, objections and minority statements, for everyone who may see the audit. Cards show once their blind round is over.</summary>
public sealed class PlanReader(IDbContextFactory<CoAuditDb> contexts, SigningDesk desk, RegulationNotes regulations, TimeProvider time)
{
    private const int SmallestNamedGroup = 3;

    /// <exception cref="ConflictException">No round of a plan is over yet: nothing is shown to anyone.</exception>
    public async Task<IReadOnlyList<ActionView>> ActionsAsync(AuditId audit, CancellationToken cancellationToken) =>
        await FindActionsAsync(audit, cancellationToken) ?? throw new ConflictException("not-revealed", "People still make their wishes, each for themselves. They are shown to all at once.");

    /// <summary>The cards, or null before the reveal.</summary>
    public async Task<IReadOnlyList<ActionView>?> FindActionsAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var plans = await db.Stages.AsNoTracking().Where(s => s.AuditId == audit && s.Type == "CoAudit.PlanActions").ToListAsync(cancellationToken);
        var shown = plans.Where(s => s.IsRevealed || s.Status == StageStatus.Cancelled).Select(s => s.Id).ToHashSet();
        if (shown.Count == 0)
        {
            return null;
        }

        var cards = await db.Actions.AsNoTracking().Where(a => a.AuditId == audit).OrderBy(a => a.Number).ToListAsync(cancellationToken);
        var zone = await db.Audits.AsNoTracking().Where(a => a.Id == audit).Select(a => a.TimeZone).FirstAsync(cancellationToken);
        var today = TimeZoneInfo.FindSystemTimeZoneById(zone).LocalDay(time.GetUtcNow());
        var said = (await db.RevealedAsync(audit, int.MaxValue, cancellationToken)).ToLookup(c => c.About, StringComparer.OrdinalIgnoreCase);
        var speakers = await db.SpeakersAsync(audit, cancellationToken);
        var wishes = await db.Contributions.AsNoTracking().Where(c => c.AuditId == audit && c.Kind == "wish").ToDictionaryAsync(c => c.Id, cancellationToken);
        var series = await db.SeriesAsync(audit, cards, without: null, cancellationToken);
        var agreed = await db.AgreedCardsAsync(audit, cancellationToken);
        return [.. cards.Where(card => shown.Contains(card.StageId)).Select(card => ViewOf(
            card,
            wishes.GetValueOrDefault(card.Id) is { } wish ? speakers(wish)?.Code() ?? "" : "",
            [.. said[card.Id.ToString()].Where(c => c.Kind is "cause").Select(c => c.Text)],
            series[card.Id]) with
        {
            CauseTags = [.. said[card.Id.ToString()].Where(c => c.Kind is "cause").SelectMany(c => c.Tags).Distinct(StringComparer.Ordinal)],
            WasAgreed = agreed.Contains(card.Id),
            Overdue = card.IsOverdue(today),
            SaidLater = [.. said[card.Id.ToString()].Where(c => c.Late && c.Kind is not "cause").Select(c => new SaidLaterView(c.Kind, c.Text, speakers(c)?.Code() ?? ""))],
        })];
    }

    /// <summary>Wishes that came when people were asked to sign already: they are kept, and are no cards.</summary>
    public async Task<IReadOnlyList<SaidLaterView>> LateWishesAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var cards = await db.Actions.AsNoTracking().Where(a => a.AuditId == audit).Select(a => a.Id).ToListAsync(cancellationToken);
        var speakers = await db.SpeakersAsync(audit, cancellationToken);
        var said = await db.RevealedAsync(audit, int.MaxValue, cancellationToken);
        return [.. said.Where(c => c is { Kind: "wish", Late: true } && !cards.Contains(c.Id)).Select(c => new SaidLaterView(c.Kind, c.Text, speakers(c)?.Code() ?? ""))];
    }

    /// <exception cref="ConflictException">Nobody has been asked to sign anything yet: there is nothing to object to.</exception>
    public async Task<IReadOnlyList<ObjectionView>> ObjectionsAsync(AuditId audit, CancellationToken cancellationToken) =>
        await FindObjectionsAsync(audit, cancellationToken) ?? throw new ConflictException("not-revealed", "Nobody has been asked to sign anything yet. Objections are shown from the moment at which they are made.");

    /// <summary>Objections with their threads, or null before the first sign-off.</summary>
    public async Task<IReadOnlyList<ObjectionView>?> FindObjectionsAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Stages.AnyAsync(s => s.AuditId == audit && (s.Type == "CoAudit.SignOff" || s.Type == "CoAudit.RespondToObjection"), cancellationToken))
        {
            return null;
        }

        var all = await SigningRounds.AllAsync(db, audit, cancellationToken);
        var named = await NamedGroupsAsync(db, audit, cancellationToken);
        var notes = await regulations.ReadAsync(db, all, cancellationToken);
        List<ObjectionView> views = [];
        foreach (var objection in all)
        {
            var signed = await SigningRounds.LoadAsync(db, objection.StageId, cancellationToken);
            var items = await desk.ItemsAsync(db, signed, cancellationToken);
            var item = await desk.ItemAsync(db, signed, items, objection.Item, cancellationToken);
            views.Add(ViewOf(objection, item.Text, named.Contains(objection.MakerGroup) ? objection.MakerGroup.Code() : "") with
            {
                CanReword = items.Contains(item),
                Regulations = notes.GetValueOrDefault(objection.Id) ?? [],
            });
        }

        return views;
    }

    /// <summary>One objection, for the independent person.</summary>
    public async Task<PassedObjection?> FindObjectionAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Objections.AsNoTracking().Where(o => o.Id == id).Select(o => (AuditId?)o.AuditId).FirstOrDefaultAsync(cancellationToken) is not { } auditId)
        {
            return null;
        }

        var audit = await db.Audits.AsNoTracking().FirstAsync(a => a.Id == auditId, cancellationToken);
        var all = await ObjectionsAsync(auditId, cancellationToken);
        return new PassedObjection(audit.ServiceName, audit.Title, audit.TimeZone, all.First(o => o.Id == id));
    }

    public async Task<IReadOnlyList<MinorityStatementView>> StatementsAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var statements = await db.MinorityStatements.AsNoTracking().Where(s => s.AuditId == audit).OrderBy(s => s.At).ToListAsync(cancellationToken);
        var names = await db.Participants.AsNoTracking().Where(p => p.AuditId == audit).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
        var turns = await db.Set<ObjectionTurn>().AsNoTracking()
            .Where(t => t.By == "responder" && db.Objections.Any(o => o.Id == t.ObjectionId && o.AuditId == audit)).OrderBy(t => t.Number).ToListAsync(cancellationToken);
        return [.. statements.Where(s => !s.IsAnswer).Select(s => new MinorityStatementView(
            s.Id, s.Kind, s.ObjectionId, s.Item, s.ItemText, s.Text, names.GetValueOrDefault(s.ParticipantId, ""), s.Group.Code(), s.At)
        {
            Answers = s.AnswersIn(statements, turns),
        })];
    }

    private static async Task<HashSet<Group>> NamedGroupsAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var sizes = await db.Participants.AsNoTracking().Where(p => p.AuditId == audit).GroupBy(p => p.Group).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return [.. sizes.Where(g => g.Count >= SmallestNamedGroup).Select(g => g.Key)];
    }

    private static ActionView ViewOf(ActionItem card, string group, IReadOnlyList<string> causes, ShownSeries series) => new(
        card.Id, card.Number, card.Status.Code(), card.About, card.Wish, card.How, card.Provide, new LastsIfView(card.Measure, card.WhoLooks, card.Threshold),
        card.Owner, card.OwnerGroup?.Code(), card.DueOn?.ToString("O", CultureInfo.InvariantCulture), card.IsComplete, card.Missing, card.Reason, card.Linked, group, card.ClaimedAt, card.ConfirmedBy?.Code(),
        card.SustainedInARow, card.FalseClosures, card.LastVerdict, card.BackOnAgenda, causes)
    {
        Series = series,
    };

    private static ObjectionView ViewOf(Objection o, string itemText, string group) => new(
        o.Id, o.StageId.Value, o.Scope, o.Item, itemText, o.Status.ToString().ToLowerInvariant(), o.Responder.Code(), o.DueAt, o.Round, o.RaisedAt, o.ClosedAt, group, o.Reason,
        o.IsAnswered, [.. o.Turns.OrderBy(t => t.Number).Select(t => new ObjectionTurnView(t.By, t.Round, t.Text, t.Before, t.After, t.At))]);
}
