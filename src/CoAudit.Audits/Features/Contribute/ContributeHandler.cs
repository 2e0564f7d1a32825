using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;

namespace CoAudit.Audits.Features.Contribute;

public sealed class ContributeHandler(ITransactor transactor)
{
    public Task<Contributed> HandleAsync(Contribute command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var text = TextOf(command);
        var secrets = Secrets.Draw();
        return transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command, text, secrets, ct), cancellationToken);
    }

    private static async Task<Contributed> RecordAsync(Unit unit, Contribute command, string text, Secrets secrets, CancellationToken cancellationToken)
    {
        var (audit, stage, task, _) = await unit.Db.LockTaskAsync(command.Task, cancellationToken) ?? throw new NotFoundException("task");
        var kind = KindOf(command.Kind, stage);
        if (TwiceTapped(task, kind, text, unit.Now) is { } earlier)
        {
            return ReceiptOf(earlier.Id);
        }

        var contribution = audit.Contribute(stage, task, kind, text, secrets, unit.Now);
        unit.Db.Contributions.Add(contribution);
        await AnsweredTask.StopRemindingAsync(unit, task.Id, cancellationToken);
        return ReceiptOf(contribution.Id);
    }

    private static string TextOf(Contribute command)
    {
        var text = PlainInput.Lines(command.Text);
        if (text.Length == 0)
        {
            throw new InvalidCommandException("text", "Write something before you send it.");
        }

        return text.Length <= Contribution.MaxTextLength
            ? text
            : throw new InvalidCommandException("text", $"This is too long. Write at most {Contribution.MaxTextLength:N0} letters, or send it in parts.");
    }

    private static string KindOf(string? kind, Stage stage) => kind switch
    {
        null or "" => stage.Form.ContributionKind,
        _ when Contribution.Kinds.Contains(kind, StringComparer.Ordinal) => kind,
        _ => throw new InvalidCommandException("kind", $"'{PlainInput.Shown(kind)}' is no kind of contribution. Kinds are {string.Join(", ", Contribution.Kinds)}."),
    };

    // Without a key: the same words from the same person within a minute are a double tap, not a second thought.
    private static Contribution? TwiceTapped(TaskItem task, string kind, string text, DateTimeOffset now) =>
        task.Contributions.Find(c =>
            string.Equals(c.Kind, kind, StringComparison.Ordinal)
            && string.Equals(c.Text, text, StringComparison.Ordinal)
            && now - c.At < TimeSpan.FromMinutes(1));

    private static Contributed ReceiptOf(Guid id) => new(id, id.ToString("N")[..8].ToUpperInvariant());
}
