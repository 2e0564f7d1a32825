using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.SigningOff;
using CoAudit.Audits.Storage.Tools;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.GatherEvidence;

public sealed class GiveScoresHandler(ITransactor transactor, StageClosing closing, NumberMails mails, SignedFindings signed)
{
    public Task<ScoresGiven> HandleAsync(GiveScores command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        if (command.Values.Count + command.InTheWay.Count == 0)
        {
            throw new InvalidCommandException("scores", "Answer at least one criterion.");
        }

        var secrets = Secrets.Draw();
        return transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command, secrets, ct), cancellationToken);
    }

    private async Task<ScoresGiven> RecordAsync(Unit unit, GiveScores command, Secrets secrets, CancellationToken cancellationToken)
    {
        var (audit, stage, task, _) = await unit.Db.LockTaskAsync(command.Task, cancellationToken) ?? throw new NotFoundException("task");
        if (!stage.TakesScores())
        {
            throw new ConflictException("no-scores-here", "This part of the audit does not ask for scores.");
        }

        var lines = await unit.Db.ToolLinesAsync(audit.Id, cancellationToken);
        EnsureNotSent(lines, task, command);
        await EnsureNewestAsync(unit, audit, command, cancellationToken);
        EnsureInTool(lines, command);
        var given = await unit.Db.Scores.Where(s => s.TaskId == task.Id).ToDictionaryAsync(s => s.Criterion, StringComparer.Ordinal, cancellationToken);
        List<string> rescored = [];
        foreach (var (criterion, value) in command.Values)
        {
            var revision = lines.First(l => string.Equals(l.Id, criterion, StringComparison.Ordinal)).Revision;
            if (!given.TryGetValue(criterion, out var score))
            {
                score = NewScore(stage, task, criterion, secrets);
                given.Add(criterion, score);
                unit.Db.Scores.Add(score);
            }

            if ((score.Revision == revision ? score.Rating : null) != value.Rating)
            {
                rescored.Add(criterion);
            }

            score.Set(value, secrets.Salt, unit.Now);
            score.Revision = revision;
        }

        SetInTheWay(given, command.InTheWay);
        audit.TakeAnswer(stage, task, "scores", new { stage = stage.Id.Value, task = task.Id.Value, commitments = Commitments(given, command, secrets) }, unit.Now);
        await AnsweredTask.StopRemindingAsync(unit, task.Id, cancellationToken);
        if (rescored.Count > 0 && stage.Status == StageStatus.Closed)
        {
            await signed.RescoredAsync(unit, audit, rescored, cancellationToken);
            await mails.TellAsync(unit, audit, stage, task, cancellationToken);
        }

        if (task.SignOff is not null)
        {
            await unit.Db.SaveChangesAsync(cancellationToken);
            await closing.CloseWhenFinishedAsync(unit, audit, stage, cancellationToken);
        }

        return new ScoresGiven(EvidenceReading.Current(lines, [.. given.Values]).Count, lines.Count, stage.Status != StageStatus.Open);
    }

    // An answer that was sent stays; only lines that have other words since are asked again.
    private static void EnsureNotSent(IReadOnlyList<ToolLine> lines, TaskItem task, GiveScores command)
    {
        if (task.SignOff is { } sent && !command.Values.Keys.Concat(command.InTheWay.Keys).All(id => lines.Any(l => string.Equals(l.Id, id, StringComparison.Ordinal) && l.ChangedAt >= sent.At)))
        {
            throw new ConflictException("already-answered", "You have already sent your answer for this part.");
        }
    }

    private static async Task EnsureNewestAsync(Unit unit, Audit audit, GiveScores command, CancellationToken cancellationToken)
    {
        if (command.ToolVersion is { } seen && await unit.Db.NewestToolAsync(audit.Id, cancellationToken) is { } newest && !string.Equals(seen, newest.Label, StringComparison.Ordinal))
        {
            throw new ConflictException("old-tool-version", $"The questions have changed since you saw them: this is version {newest.Label} now. Please read them again. Nothing that you sent was taken for the new words.");
        }
    }

    private static Score NewScore(Stage stage, TaskItem task, string criterion, Secrets secrets) => new()
    {
        TaskId = task.Id,
        Criterion = criterion,
        StageId = stage.Id,
        AuditId = stage.AuditId,
        ParticipantId = task.ParticipantId,
        Group = task.Group,
        Late = stage.Status != StageStatus.Open,
        Salt = secrets.Salt,
    };

    private static void SetInTheWay(Dictionary<string, Score> given, IReadOnlyDictionary<string, string> words)
    {
        FieldRules rules = new();
        foreach (var (criterion, text) in words)
        {
            if (given.TryGetValue(criterion, out var score))
            {
                score.InTheWay = text.Length == 0 ? null : text;
            }
            else
            {
                rules.Add($"inTheWay.{criterion}", "Answer this criterion too: a number, or that you do not know.");
            }
        }

        rules.ThrowIfBroken();
    }

    private static void EnsureInTool(IReadOnlyList<ToolLine> lines, GiveScores command)
    {
        if (lines.Count == 0)
        {
            throw new ConflictException("no-tool", "This audit has no agreed tool to score against.");
        }

        var known = lines.Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        FieldRules rules = new();
        rules.Add(command.Values.Keys.Where(id => !known.Contains(id)).Select(id => NotInTool("scores", id)));
        rules.Add(command.InTheWay.Keys.Where(id => !known.Contains(id)).Select(id => NotInTool("inTheWay", id)));
        rules.ThrowIfBroken();
    }

    private static BrokenRule NotInTool(string field, string id) =>
        new($"{field}.{PlainInput.Shown(id)}", $"'{PlainInput.Shown(id)}' is no criterion of this audit's agreed tool.");

    private static IReadOnlyList<string> Commitments(Dictionary<string, Score> given, GiveScores command, Secrets secrets) =>
        [.. command.Values.Keys.Order(StringComparer.Ordinal).Select(criterion => secrets.Commit(given[criterion].CommittedText))];
}
