using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Asking;
using CoAudit.Audits.Model.Objectives;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.Objectives;
using CoAudit.Audits.Storage.Stages;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewTask;

/// <summary>Reads one task for its participant. Keeps the blind round: others' words show only once they are revealed.</summary>
public sealed class MyTask(IDbContextFactory<CoAuditDb> contexts, StageDepths depths)
{
    public async Task<MyTaskView?> FindAsync(TaskId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await LoadAsync(db, id, cancellationToken) is not { } asked)
        {
            return null;
        }

        var (audit, stage, task, participant) = asked;
        var sight = await depths.Of(stage.Type).LookAsync(db, asked, cancellationToken);
        var said = await SaidAsync(db, stage, cancellationToken);
        return new MyTaskView(
            task.Id.Value, audit.Id.Value, audit.Title, audit.ServiceName, audit.AskerName, participant.Name,
            task.Kind.ToString().ToLowerInvariant(), stage.Type, stage.Title, stage.Instructions, stage.Form.Question, stage.Text,
            StatusName(task.Status), stage.Status.ToString().ToLowerInvariant(), audit.Status.ToString().ToLowerInvariant(), stage.Outcome,
            stage.Blind, stage.DueAt, MailTexts.Due(stage.DueAt, audit.TimeZone), stage.ClosedAt, audit.TimeZone, stage.Round, stage.RevealAt,
            participant.AgreedAt is not null, participant.StoppedAt is not null,
            sight.Items ?? said,
            said,
            [.. task.Contributions.OrderBy(c => c.At).Select(c => new MineView(c.Id, c.Kind, c.Text, c.At, c.About))],
            task.SignOff is { } s ? new MySignOffView(s.Answer.Code(), s.Reason, s.At, s.Late) : null,
            Allowed(asked, sight))
        {
            Kinds = KindsOf(stage, Allowed(asked, sight)),
            More = sight.More,
            Objectives = await AdoptedAsync(db, audit.Id, stage, cancellationToken),
            ObjectivesGate = await GateAsync(db, audit.Id, stage, cancellationToken),
            SharedFiles = await db.SharedFilesAsync(audit.Id, cancellationToken),
            KeptBack = await db.KeptBackAsync(participant.Id, cancellationToken),
            Unnamed = await UnnamedAsync(db, asked, sight, cancellationToken),
        };
    }

    private async Task<UnnamedView> UnnamedAsync(CoAuditDb db, LoadedTask asked, StageSight sight, CancellationToken cancellationToken)
    {
        var (audit, stage, task, _) = asked;
        var depth = depths.Of(stage.Type);
        var people = await db.Participants.CountAsync(p => p.AuditId == audit.Id && p.Group == task.Group && p.StoppedAt == null, cancellationToken);
        return new UnnamedView(
            stage.Status == StageStatus.Open && Allowed(asked, sight).Contains("contributions", StringComparer.Ordinal)
                && depth.TakesUnnamed(stage.Form.ContributionKind),
            stage.AsksWithoutNames(), people, people >= Audit.SmallestGroupOfTheUnnamed, task.Group.Code());
    }

    // Not tracked: nothing that is read here is ever saved.
    private static async Task<LoadedTask?> LoadAsync(CoAuditDb db, TaskId id, CancellationToken cancellationToken)
    {
        var task = await db.Tasks.AsNoTracking().Include(t => t.SignOff).Include(t => t.Contributions.Where(c => c.WithdrawnAt == null)).AsSplitQuery()
            .FirstOrDefaultAsync(t => t.Id == id, cancellationToken);
        if (task is null)
        {
            return null;
        }

        var stage = await db.Stages.AsNoTracking().FirstAsync(s => s.Id == task.StageId, cancellationToken);
        var audit = await db.Audits.AsNoTracking().FirstAsync(a => a.Id == task.AuditId, cancellationToken);
        var participant = await db.Participants.AsNoTracking().FirstAsync(p => p.Id == task.ParticipantId, cancellationToken);
        return new LoadedTask(audit, stage, task, participant);
    }

    private static async Task<IReadOnlyList<ItemView>> SaidAsync(CoAuditDb db, Stage stage, CancellationToken cancellationToken)
    {
        var speakers = await db.SpeakersAsync(stage.AuditId, cancellationToken);
        return [.. (await db.RevealedAsync(stage.AuditId, stage.Number, cancellationToken)).Select(c => c.AsItem(speakers))];
    }

    // The stage that sets them shows all that is proposed.
    private static async Task<IReadOnlyList<ItemView>> AdoptedAsync(CoAuditDb db, AuditId audit, Stage stage, CancellationToken cancellationToken)
    {
        if (stage.Type is ObjectiveInputs.StageType)
        {
            return [];
        }

        var adopted = (await db.ObjectivesAsync(audit, cancellationToken)).FindAll(o => o.Status == ObjectiveStatus.Adopted);
        if (adopted.Count == 0)
        {
            return [];
        }

        var priorities = await db.ShownPrioritiesAsync(audit, cancellationToken);
        var speaker = await db.SpeakersAsync(audit, cancellationToken);
        var said = (await db.RevealedAsync(audit, stage.Number, cancellationToken)).ToDictionary(c => c.Id);
        return
        [
            .. adopted.OrderByDescending(o => priorities.Of(o.Id).Joint ?? -1).ThenBy(o => o.Id)
                .Select(o => new ItemView(o.Id.ToString(), "objective", o.Text, said.TryGetValue(o.Id, out var words) ? speaker(words)?.Code() ?? "" : "")),
        ];
    }

    private static async Task<GateView?> GateAsync(CoAuditDb db, AuditId audit, Stage seen, CancellationToken cancellationToken)
    {
        var set = (await db.ObjectiveStagesAsync(audit, cancellationToken)).LastOrDefault(s => s.Status == StageStatus.Closed && s.Number <= seen.Number);
        return set is not null && await db.GateAsync(set, cancellationToken) is { Missing.Count: > 0 } gate ? GateView.Of(gate) : null;
    }

    private IReadOnlyList<string> KindsOf(Stage stage, IReadOnlyList<string> allowed) => allowed switch
    {
        _ when allowed.Contains("contributions", StringComparer.Ordinal) => depths.Of(stage.Type).KindsOf(stage),
        _ when allowed.Contains("comments", StringComparer.Ordinal) => ["comment"],
        _ => [],
    };

    private static string StatusName(TaskItemStatus status) => status == TaskItemStatus.NotReached ? "not-reached" : status.ToString().ToLowerInvariant();

    private static IReadOnlyList<string> Allowed(LoadedTask asked, StageSight sight)
    {
        var (audit, stage, task, _) = asked;
        var over = audit.Status == AuditStatus.Cancelled
            || stage.Status == StageStatus.Cancelled
            || task.Status == TaskItemStatus.Withdrawn
            || (stage.Status == StageStatus.Closed && task.Status == TaskItemStatus.Answered);
        return (over, task.SignOff) switch
        {
            (true, _) => [],
            (_, null) => sight.Allowed,
            _ => stage.Status == StageStatus.Open ? sight.AfterSignOff : [],
        };
    }
}
