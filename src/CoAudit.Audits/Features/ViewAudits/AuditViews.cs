using System.Text.Json;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Reviews;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Reviews;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewAudits;

/// <summary>Reads audits. Nothing here changes anything, and nothing here shows what people said.</summary>
public sealed class AuditViews(IDbContextFactory<CoAuditDb> contexts)
{
    public const int MostInAPage = 100;

    public async Task<IReadOnlyList<AuditTypeView>> TypesAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.DefinitionVersions.AsNoTracking().Where(d => d.IsPublished && d.IsAuditType && d.DefinitionId != "follow-up-review")
            .OrderBy(d => d.Name).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new AuditTypeView(r.DefinitionId, r.Name, r.Description, r.Version, Planned(r.Stages)))];
    }

    /// <summary>The version of an audit type that an audit runs on, with the stages that it plans.</summary>
    public async Task<AuditTypeView> TypeAsync(string definitionId, int version, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.DefinitionVersions.AsNoTracking().FirstAsync(d => d.DefinitionId == definitionId && d.Version == version, cancellationToken);
        return new AuditTypeView(row.DefinitionId, row.Name, row.Description, row.Version, Planned(row.Stages));
    }

    /// <summary>Newest first.</summary>
    /// <param name="after">Id of the last audit of the page before, or null.</param>
    public async Task<KeysetPage<AuditSummary>> ListAsync(AuditId? after, int limit, CancellationToken cancellationToken)
    {
        var take = Math.Clamp(limit, 1, MostInAPage);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var query = after is { } id
            ? db.Audits.FromSqlRaw("SELECT * FROM audits WHERE id < {0} ORDER BY id DESC LIMIT {1}", id.Value, take + 1)
            : db.Audits.FromSqlRaw("SELECT * FROM audits ORDER BY id DESC LIMIT {0}", take + 1);
        var audits = await query.AsNoTracking().ToListAsync(cancellationToken);
        var ids = audits.ConvertAll(a => a.Id);
        var open = await db.Stages.AsNoTracking().Where(s => ids.Contains(s.AuditId) && s.Status == StageStatus.Open)
            .Select(s => new { s.AuditId, s.Title, s.Number }).ToListAsync(cancellationToken);
        var items = audits.Take(take).Select(a => new AuditSummary(
            a.Id.Value, a.Title, a.AuditType, a.ServiceName, Names.Of(a.Status),
            open.Where(s => s.AuditId == a.Id).MaxBy(s => s.Number)?.Title, a.StartedAt, a.EndedAt)).ToList();
        return new KeysetPage<AuditSummary>(items, audits.Count > take ? items[^1].Id.ToString() : null);
    }

    public async Task<bool> ExistsAsync(AuditId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Audits.AnyAsync(a => a.Id == id, cancellationToken);
    }

    public async Task<AuditView?> FindAsync(AuditId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var audit = await db.Audits.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (audit is null)
        {
            return null;
        }

        var stages = await db.Stages.AsNoTracking().Include(s => s.Tasks).Where(s => s.AuditId == id).OrderBy(s => s.Number).ToListAsync(cancellationToken);
        var people = await db.Participants.AsNoTracking().Where(p => p.AuditId == id).ToListAsync(cancellationToken);
        return new AuditView(
            audit.Id.Value, audit.Title, audit.AuditType, audit.DefinitionVersion, audit.WorkflowInstanceId, audit.ServiceId.Value, audit.ServiceName, audit.TimeZone,
            Names.Of(audit.Status), stages.FindLast(s => s.Status == StageStatus.Open)?.Title, audit.StartedAt, audit.EndedAt, audit.CancelReason,
            audit.ReportPublishedAt, audit.FacilitatorName,
            stages.ConvertAll(View),
            [.. people.OrderBy(p => p.Group).ThenBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
                .Select(p => new ParticipantView(p.Id.Value, p.Name, p.Group.Code(), p.Email is not null, p.AgreedAt, p.StoppedAt))]);
    }

    public async Task<IReadOnlyList<TaskView>?> TasksAsync(AuditId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Audits.AnyAsync(a => a.Id == id, cancellationToken))
        {
            return null;
        }

        var tasks = await db.Tasks.AsNoTracking().Include(t => t.SignOff).Where(t => t.AuditId == id).ToListAsync(cancellationToken);
        var over = await db.Stages.AsNoTracking().Where(s => s.AuditId == id && s.Status != StageStatus.Open).Select(s => s.Id).ToListAsync(cancellationToken);
        var planned = await db.Timers.AsNoTracking().Where(t => t.AuditId == id && t.Kind == TimerKind.Reminder).ToListAsync(cancellationToken);
        var sent = await db.Outbox.AsNoTracking().Where(m => m.AuditId == id && m.ReminderNumber > 0).ToListAsync(cancellationToken);
        return [.. tasks.OrderBy(t => t.OpenedAt).ThenBy(t => t.Id.Value).Select(t => new TaskView(
            t.Id.Value, t.StageId.Value, t.ParticipantId.Value, Names.Of(t.Kind), Names.Of(t.Status), t.OpenedAt, t.DueAt, t.AnsweredAt,
            over.Contains(t.StageId) ? t.SignOff?.Answer.Code() : null,
            [
                .. sent.Where(m => m.TaskId == t.Id).OrderBy(m => m.ReminderNumber).Select(m => new ReminderView(m.DueAt, m.SentAt)),
                .. planned.Where(p => p.TaskId == t.Id).OrderBy(p => p.Number).Select(p => new ReminderView(p.DueAt, null)),
            ]))];
    }

    public async Task<IReadOnlyList<MailView>> MailsAsync(AuditId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var mails = await db.Outbox.AsNoTracking().Where(m => m.AuditId == id).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(cancellationToken);
        return mails.ConvertAll(m => new MailView(m.Id, m.Kind, m.ToAddress, Names.Of(m.State), m.DueAt, m.SentAt, m.Attempts, m.LastError));
    }

    public async Task<IReadOnlyList<ReviewView>> ReviewsAsync(AuditId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var reviews = await db.Reviews.AsNoTracking().Where(r => r.AuditId == id).OrderBy(r => r.Number).ToListAsync(cancellationToken);
        var over = reviews.Where(r => r.Status == ReviewStatus.Done).Select(r => (ReviewId?)r.Id).ToList();
        var said = await db.Verdicts.AsNoTracking().Where(v => v.AuditId == id && over.Contains(v.ReviewId)).ToListAsync(cancellationToken);
        var panels = await db.PanelsAsync(id, over, cancellationToken);
        return reviews.ConvertAll(r => new ReviewView(r.Id.Value, r.Number, r.DueAt, Names.Of(r.Status), r.Verdict)
        {
            Kind = r.Kind.Code(),
            Actions = r.Actions,
            Verdicts = [.. said.Where(v => v.ReviewId == r.Id).GroupBy(v => v.ActionId).Select(g => OfAction(
                g.Key, [.. g], panels.Find(s => s.ReviewId == r.Id), [.. said.Where(v => v.ReviewId == r.Id)]))],
        });
    }

    private static ActionVerdictsView OfAction(Guid action, List<Verdict> own, Stage? panel, List<Verdict> said)
    {
        ActionVerdictsView view = new(action, own.CountBy(v => v.Kind.Code()).ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal));
        if (panel is null)
        {
            return view;
        }

        var voices = PanelVoices.Of(panel, action, said);
        return view with
        {
            Verdict = PanelVoices.VerdictOf(panel, action, said)?.Result.Code(),
            ByGroup = voices.GroupBy(v => v.Group).OrderBy(g => g.Key).ToDictionary(g => g.Key.Code(), g => g.Min(v => v.Says).Code(), StringComparer.Ordinal),
        };
    }

    public async Task<IReadOnlyList<TrailView>> TrailAsync(AuditId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var entries = await db.Trail.AsNoTracking().Where(e => e.AuditId == id).OrderBy(e => e.N).ToListAsync(cancellationToken);
        return entries.ConvertAll(e => new TrailView(e.N, e.At, e.Kind, e.Actor, e.Data, e.PrevHash, e.Hash));
    }

    /// <summary>Addresses of participants, for the people who run the audit.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> AddressesAsync(AuditId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var people = await db.Participants.AsNoTracking().Where(p => p.AuditId == id && p.Email != null).Select(p => new { p.Id, p.Email }).ToListAsync(cancellationToken);
        return people.ToDictionary(p => p.Id.Value, p => p.Email!);
    }

    /// <summary>Faults of the audit's workflows, in words.</summary>
    public async Task<IReadOnlyList<string>> IncidentsAsync(AuditId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var states = await db.Instances.AsNoTracking().Where(i => i.AuditId == id && i.IncidentCount > 0)
            .Join(db.InstanceStates, i => i.Id, s => s.InstanceId, (i, s) => s.State).ToListAsync(cancellationToken);
        return [.. states.SelectMany(s => WorkflowState.FromUtf8(s).Incidents).OrderByDescending(i => i.At).Select(i => $"{i.ActivityId}: {i.Message}")];
    }

    /// <summary>The number of the first entry that does not fit into the chain; null when the chain is whole.</summary>
    public static long? FirstBroken(AuditId id, IReadOnlyList<TrailView> trail)
    {
        var prevHash = TrailEntry.FirstPrevHash;
        for (var i = 0; i < trail.Count; i++)
        {
            var e = trail[i];
            var expected = TrailEntry.Append(id, i + 1, e.At, e.Kind, new Actor(e.Actor), e.Data, prevHash);
            if (e.N != i + 1 || !string.Equals(expected.Hash, e.Hash, StringComparison.Ordinal))
            {
                return e.N;
            }

            prevHash = e.Hash;
        }

        return null;
    }

    private static StageView View(Stage stage)
    {
        var asked = stage.Tasks.Count(t => t.Counts);
        var byPercent = ((asked * stage.MinPercent) + 99) / 100;
        return new StageView(
            stage.Id.Value, stage.ActivityId, stage.Type, stage.Title, Names.Of(stage.Status), stage.OpenedAt, stage.DueAt, stage.ClosedAt, stage.Outcome,
            new QuorumView(
                Math.Max(byPercent, stage.MinPerGroup * stage.Groups.Count),
                stage.Tasks.Count(t => t.Status == TaskItemStatus.Answered),
                stage.QuorumIsMet));
    }

    private static IReadOnlyList<PlannedStageView> Planned(string json) =>
        JsonSerializer.Deserialize<List<PlannedStageView>>(json, JsonSerializerOptions.Web) ?? [];
}
