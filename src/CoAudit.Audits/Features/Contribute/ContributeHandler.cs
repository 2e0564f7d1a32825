using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Stages;

namespace CoAudit.Audits.Features.Contribute;

public sealed class ContributeHandler(ITransactor transactor, StageDepths depths)
{
    public Task<Contributed> HandleAsync(Contribute command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var (text, about) = (TextOf(command), AboutOf(command));
        EnsureNamed(command);
        var secrets = Secrets.Draw();
        return transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command, text, about, secrets, ct), cancellationToken);
    }

    private async Task<Contributed> RecordAsync(
        Unit unit, Contribute command, string text, string? about, Secrets secrets, CancellationToken cancellationToken)
    {
        var asked = await unit.Db.LockTaskAsync(command.Task, cancellationToken) ?? throw new NotFoundException("task");
        var (audit, stage, task, _) = asked;
        Words words = new(KindOf(command.Kind, stage), text, about, command.Anonymous);
        if (TwiceTapped(task, words, unit.Now) is { } earlier)
        {
            return ReceiptOf(earlier.Id);
        }

        var depth = depths.Of(stage.Type);
        await depth.CheckAsync(unit, asked, words, cancellationToken);
        var contribution = audit.Contribute(stage, task, words, secrets, unit.Now);
        unit.Db.Contributions.Add(contribution);
        await depth.KeptAsync(unit, asked, contribution, cancellationToken);
        if (task.HasAnswered)
        {
            await AnsweredTask.StopRemindingAsync(unit, task.Id, cancellationToken);
        }

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

    // The model can keep words without a name. What stands around them in the database still tells too much: the order of rows, and the row of an
    // idempotency key. Until an attacker with a copy of it does no better than chance, nobody is promised what we cannot keep.
    private static void EnsureNamed(Contribute command)
    {
        if (command.Anonymous)
        {
            throw new InvalidCommandException("anonymous", "We cannot keep words without your name yet. Leave this out, or ask us for help to say it in another way.");
        }
    }

    private static string? AboutOf(Contribute command)
    {
        var about = command.About?.Trim() ?? "";
        return about switch
        {
            "" => null,
            _ when about.Length <= Contribution.MaxAboutLength && PlainInput.IsOneLine(about) => about,
            _ => throw new InvalidCommandException("about", "This must be the id of an item."),
        };
    }

    private static string KindOf(string? kind, Stage stage) => kind switch
    {
        null or "" => stage.Form.ContributionKind,
        _ when Contribution.Kinds.Contains(kind, StringComparer.Ordinal) => kind,
        _ => throw new InvalidCommandException("kind", $"'{PlainInput.Shown(kind)}' is no kind of contribution. Kinds are {string.Join(", ", Contribution.Kinds)}."),
    };

    // Without a key: the same words from the same person within a minute are a double tap, not a second thought.
    private static Contribution? TwiceTapped(TaskItem task, Words words, DateTimeOffset now) =>
        task.Contributions.Find(c =>
            !words.Anonymous
            && string.Equals(c.Kind, words.Kind, StringComparison.Ordinal)
            && string.Equals(c.Text, words.Text, StringComparison.Ordinal)
            && string.Equals(c.About, words.About, StringComparison.Ordinal)
            && now - c.At < TimeSpan.FromMinutes(1));

    private static Contributed ReceiptOf(Guid id) => new(id, id.ToString("N")[..8].ToUpperInvariant());
}
