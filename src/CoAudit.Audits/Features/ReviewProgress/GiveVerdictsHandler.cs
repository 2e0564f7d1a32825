using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Reviews;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Reviews;
using CoAudit.Audits.Storage.Stages;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ReviewProgress;

public sealed class GiveVerdictsHandler(ITransactor transactor, StageClosing closing, StageDepths depths)
{
    public Task<VerdictsGiven> HandleAsync(GiveVerdicts command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        FieldRules rules = new();
        Given given = new(Read(command, rules), CountReading.Read(command.Counts, rules));
        List<(Words Words, Secrets Secrets)> said = [.. Said("evidence", command.Evidence, rules), .. Said("comment", command.Text, rules)];
        rules.ThrowIfBroken();
        var secrets = Secrets.Draw();
        return transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command.Task, given, said, secrets, ct), cancellationToken);
    }

    private async Task<VerdictsGiven> RecordAsync(
        Unit unit, TaskId taskId, Given given, List<(Words Words, Secrets Secrets)> said, Secrets secrets, CancellationToken cancellationToken)
    {
        var (audit, stage, task, _) = await unit.Db.LockTaskAsync(taskId, cancellationToken) ?? throw new NotFoundException("task");
        if (stage.Type is not ProgressSettings.StageType)
        {
            throw new ConflictException("not-a-review", "This part of the audit is no review.");
        }

        var mine = await unit.Db.Verdicts.Where(v => v.TaskId == task.Id).ToListAsync(cancellationToken);
        EnsureOnAgenda(await ReviewAgenda.LoadAsync(unit.Db, audit, stage, cancellationToken), given, mine);
        audit.TakeAnswer(
            stage, task, "verdicts",
            new { stage = stage.Id.Value, task = task.Id.Value, actions = given.Actions.Count, commitment = secrets.Commit(given.CommittedText) },
            unit.Now);
        foreach (var (action, kind) in given.Verdicts)
        {
            Keep(unit, stage, task, mine, action, kind, secrets);
        }

        foreach (var (action, counted) in given.Counts)
        {
            var verdict = mine.First(v => v.ActionId == action);
            verdict.Count(counted);
            verdict.At = unit.Now;
        }

        if (task.SignOff is null)
        {
            unit.Db.Contributions.AddRange(said.Select(words => audit.Contribute(stage, task, words.Words, words.Secrets, unit.Now)));
        }

        await AnsweredTask.StopRemindingAsync(unit, task.Id, cancellationToken);
        var late = stage.Status != StageStatus.Open;
        if (!late && await depths.Of(stage.Type).IsFinishedAsync(unit.Db, audit, stage, cancellationToken))
        {
            await closing.CloseAsync(unit, audit, stage, cancellationToken);
        }

        return new VerdictsGiven(mine.ToDictionary(v => v.ActionId.ToString(), v => v.Kind.Code(), StringComparer.Ordinal), late)
        {
            Counts = mine.Where(v => v.Counted is not null).ToDictionary(v => v.ActionId.ToString(), v => v.Counted!.Value, StringComparer.Ordinal),
        };
    }

    private static void Keep(Unit unit, Stage stage, TaskItem task, List<Verdict> mine, Guid action, VerdictKind kind, Secrets secrets)
    {
        if (mine.Find(v => v.ActionId == action) is { } earlier)
        {
            earlier.Kind = kind;
            earlier.At = unit.Now;
            return;
        }

        Verdict verdict = new()
        {
            Id = Guid.NewGuid(),
            AuditId = stage.AuditId,
            StageId = stage.Id,
            ReviewId = stage.ReviewId,
            TaskId = task.Id,
            Group = task.Group,
            ActionId = action,
            Kind = kind,
            At = unit.Now,
            Late = stage.Status != StageStatus.Open,
            Salt = secrets.Salt,
        };
        mine.Add(verdict);
        unit.Db.Verdicts.Add(verdict);
    }

    private static Dictionary<Guid, VerdictKind> Read(GiveVerdicts command, FieldRules rules)
    {
        Dictionary<Guid, VerdictKind> verdicts = [];
        if (command.Verdicts.Count == 0 && command.Counts.Count == 0)
        {
            rules.Add("verdicts", "Say at least of one action whether it lasts.");
        }

        foreach (var (id, code) in command.Verdicts)
        {
            if (!Guid.TryParse(id, out var action))
            {
                rules.Add($"verdicts.{PlainInput.Shown(id)}", "There is no such action.");
            }
            else if (VerdictKinds.Find(code) is { } kind)
            {
                verdicts[action] = kind;
            }
            else
            {
                rules.Add($"verdicts.{action}", $"Choose one of {string.Join(", ", VerdictKinds.All.Select(v => v.Code()))}.");
            }
        }

        return verdicts;
    }

    private static IEnumerable<(Words Words, Secrets Secrets)> Said(string kind, string? text, FieldRules rules)
    {
        var words = PlainInput.Lines(text);
        if (words.Length > Contribution.MaxTextLength)
        {
            rules.Add(kind is "comment" ? "text" : kind, $"This is too long. Write at most {Contribution.MaxTextLength:N0} letters.");
        }
        else if (words.Length > 0)
        {
            yield return (new Words(kind, words), Secrets.Draw());
        }
    }

    private static void EnsureOnAgenda(List<ActionItem> agenda, Given given, List<Verdict> mine)
    {
        FieldRules rules = new();
        foreach (var action in given.Verdicts.Keys.Where(id => !agenda.Exists(card => card.Id == id)))
        {
            rules.Add($"verdicts.{action}", "This action is not looked at in this review.");
        }

        foreach (var action in given.Verdicts.Keys.Where(id => agenda.Exists(card => card.Id == id && !card.CanBeReviewed)))
        {
            rules.Add($"verdicts.{action}", "This action cannot be done yet, so nobody can say that it lasts. Say in your own words what you think of it.");
        }

        foreach (var action in given.Counts.Keys.Where(id => !agenda.Exists(card => card.Id == id && card.CanBeReviewed)))
        {
            rules.Add($"counts.{action}", "This action is not counted in this review.");
        }

        foreach (var action in given.Counts.Keys.Where(id => !given.Verdicts.ContainsKey(id) && !mine.Exists(v => v.ActionId == id)))
        {
            rules.Add($"counts.{action}", "You counted. Say also whether it lasts.");
        }

        rules.ThrowIfBroken();
    }

    // What was sent, once it is known to be well formed.
    private sealed record Given(Dictionary<Guid, VerdictKind> Verdicts, Dictionary<Guid, Counted> Counts)
    {
        public IReadOnlyCollection<Guid> Actions => [.. Verdicts.Keys.Union(Counts.Keys)];

        public string CommittedText => string.Join('\n', Verdicts.Select(v => $"{v.Key}={v.Value.Code()}").Concat(Counts.Select(c => $"{c.Key}={c.Value}")));
    }
}
