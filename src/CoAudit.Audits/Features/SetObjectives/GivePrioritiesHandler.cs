using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objectives;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Objectives;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.SetObjectives;

/// <summary>They can be the last thing that a stage waited for, so they can end it.</summary>
public sealed class GivePrioritiesHandler(ITransactor transactor, StageClosing closing)
{
    public Task<PrioritiesGiven> HandleAsync(GivePriorities command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        if (command.Values.Count == 0)
        {
            throw new InvalidCommandException("scores", "Say of at least one objective how much you want it.");
        }

        var secrets = Secrets.Draw();
        return transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command, secrets, ct), cancellationToken);
    }

    private async Task<PrioritiesGiven> RecordAsync(Unit unit, GivePriorities command, Secrets secrets, CancellationToken cancellationToken)
    {
        var (audit, stage, task, _) = await unit.Db.LockTaskAsync(command.Task, cancellationToken) ?? throw new NotFoundException("task");
        EnsureTime(stage);
        var objectives = await unit.Db.ObjectivesAsync(audit.Id, cancellationToken);
        var values = Known(command.Values, objectives);
        var given = await unit.Db.Priorities.Where(p => p.TaskId == task.Id).ToDictionaryAsync(p => p.Objective, cancellationToken);
        var changed = values.Where(v => !given.TryGetValue(v.Key, out var before) || before.Value != v.Value).ToList();

        // Sent once more, it is what we have already.
        if (changed.Count > 0)
        {
            changed.ForEach(v => Keep(unit, stage, task, given, v.Key, v.Value, secrets));
            var commitments = changed.Select(v => secrets.Commit(given[v.Key].CommittedText)).Order(StringComparer.Ordinal);
            audit.TakeAnswer(stage, task, "priorities", new { stage = stage.Id.Value, task = task.Id.Value, commitments }, unit.Now);
            await AnsweredTask.StopRemindingAsync(unit, task.Id, cancellationToken);
            await unit.Db.SaveChangesAsync(cancellationToken);
            await closing.CloseWhenFinishedAsync(unit, audit, stage, cancellationToken);
        }

        return new PrioritiesGiven(given.Count, objectives.Count);
    }

    private static void EnsureTime(Stage stage)
    {
        if (!string.Equals(stage.Type, ObjectiveInputs.StageType, StringComparison.Ordinal))
        {
            throw new ConflictException("no-priorities-here", "This part of the audit does not ask for priorities.");
        }

        if (stage.Status != StageStatus.Open)
        {
            throw new ConflictException("stage-closed", "This part of the audit is over. What comes first is decided.");
        }

        if (!stage.IsRevealed)
        {
            throw new ConflictException("not-revealed", "People still propose, each for themselves. All objectives are shown at once; then you can say how much you want each.");
        }
    }

    private static Dictionary<Guid, int> Known(IReadOnlyDictionary<string, int> sent, List<Objective> objectives)
    {
        FieldRules rules = new();
        Dictionary<Guid, int> values = [];
        foreach (var (text, value) in sent)
        {
            if (Guid.TryParse(text, out var id) && objectives.Exists(o => o.Id == id))
            {
                values[id] = value;
            }
            else
            {
                rules.Add($"scores.{PlainInput.Shown(text)}", $"'{PlainInput.Shown(text)}' is no objective of this audit.");
            }
        }

        rules.ThrowIfBroken();
        return values;
    }

    private static void Keep(Unit unit, Stage stage, TaskItem task, Dictionary<Guid, PersonalPriority> given, Guid objective, int value, Secrets secrets)
    {
        if (!given.TryGetValue(objective, out var priority))
        {
            priority = new PersonalPriority
            {
                TaskId = task.Id,
                Objective = objective,
                StageId = stage.Id,
                AuditId = stage.AuditId,
                ParticipantId = task.ParticipantId,
                Group = task.Group,
                Salt = secrets.Salt,
            };
            given.Add(objective, priority);
            unit.Db.Priorities.Add(priority);
        }

        priority.Set(value, secrets.Salt);
    }
}
