using System.Security.Cryptography;
using System.Text;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Asking;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Stages;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.Contribute;

public sealed class ContributeHandler(ITransactor transactor, StageDepths depths)
{
    public Task<Contributed> HandleAsync(Contribute command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var (text, about, why) = (TextOf(command), AboutOf(command), WhyOf(command));
        var tags = CauseTags.Read(command.Tags);
        var secrets = Secrets.Draw();
        if (command.Anonymous)
        {
            // No row of an idempotency key: it would outlive the reveal and say who wrote.
            return transactor.RunAsync((unit, ct) => SealAsync(unit, command, new Words("", text, about) { Tags = tags }, (key, secrets.Id), ct), cancellationToken);
        }

        return transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command, new Words("", text, about) { Why = why, Tags = tags }, secrets, ct), cancellationToken);
    }

    private async Task<Contributed> RecordAsync(
        Unit unit, Contribute command, Words given, Secrets secrets, CancellationToken cancellationToken)
    {
        var asked = await unit.Db.LockTaskAsync(command.Task, cancellationToken) ?? throw new NotFoundException("task");
        var (audit, stage, task, _) = asked;
        EnsureNamesAreKept(stage);
        var depth = depths.Of(stage.Type);
        var kind = KindOf(command.Kind, stage, depth);
        var words = Sorted(given with { Kind = kind, Evidence = FactsOf(command.Evidence, kind, stage) });
        if (TwiceTapped(task, words, unit.Now) is { } earlier)
        {
            return ReceiptOf(earlier.Id);
        }

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

    private async Task<Contributed> SealAsync(
        Unit unit, Contribute command, Words given, (IdempotencyKey? Key, Guid Id) promise, CancellationToken cancellationToken)
    {
        var asked = await unit.Db.LockTaskAsync(command.Task, cancellationToken) ?? throw new NotFoundException("task");
        var depth = depths.Of(asked.Stage.Type);
        var words = Sorted(given with { Kind = KindOf(command.Kind, asked.Stage, depth) });
        if (command.Evidence is not null)
        {
            // Who spoke and who helped would lead to whoever wrote it down.
            throw new InvalidCommandException("evidence", "Who spoke and who helped cannot be sent without your name. Leave it out, or send it with your name.");
        }

        if (!depth.TakesUnnamed(words.Kind))
        {
            throw new InvalidCommandException("anonymous", "This cannot be said without your name here. Leave it out, or ask us for help to say it in another way.");
        }

        var once = promise.Key is null ? null : HashOf($"{promise.Key.Scope}\n{promise.Key.Key}");
        if (once is null || !await unit.Db.SealedWords.AnyAsync(s => s.StageId == asked.Stage.Id && s.Once == once, cancellationToken))
        {
            await depth.CheckAsync(unit, asked, words, cancellationToken);
            unit.Db.SealedWords.Add(asked.Audit.Seal(asked.Stage, asked.Task, words, promise.Id, once));
        }

        // The same answer to the same promise, and nothing by which the words could be found after the reveal.
        return ReceiptOf(once is null ? promise.Id : new Guid(Convert.FromHexString(HashOf($"receipt\n{once}"))[..16]));
    }

    private static void EnsureNamesAreKept(Stage stage)
    {
        if (stage.AsksWithoutNames())
        {
            throw new InvalidCommandException("anonymous", "This part keeps what people say without their names. Send it without yours.");
        }
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

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

    // Words without a name are kept without a reason too: one text is harder to tell by its style than two.
    private static string? WhyOf(Contribute command)
    {
        var why = PlainInput.Lines(command.Why);
        return why switch
        {
            "" => null,
            _ when command.Anonymous => throw new InvalidCommandException("why", "Without your name, say everything in one text."),
            _ when why.Length <= Contribution.MaxWhyLength => why,
            _ => throw new InvalidCommandException("why", $"This is too long. Write at most {Contribution.MaxWhyLength:N0} letters."),
        };
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

    private static string KindOf(string? kind, Stage stage, StageDepth depth) => kind switch
    {
        null or "" => stage.Form.ContributionKind,
        _ when depth.KindsOf(stage).Contains(kind, StringComparer.Ordinal) => kind,
        _ when Contribution.Kinds.Contains(kind, StringComparer.Ordinal) => throw depth.Refusal(stage, kind),
        _ => throw new InvalidCommandException("kind", $"'{PlainInput.Shown(kind)}' is no kind of contribution. Send one of: {string.Join(", ", depth.KindsOf(stage))}."),
    };

    private static Words Sorted(Words words) => words.Tags.Count == 0 || words.Kind is "cause"
        ? words
        : throw new InvalidCommandException("tags", "Only what gets in the way is sorted by this list. Leave it out.");

    private static EvidenceFacts? FactsOf(GivenFacts? given, string kind, Stage stage)
    {
        if (given is null)
        {
            return null;
        }

        return stage.GathersEvidence() && string.Equals(kind, stage.Form.ContributionKind, StringComparison.Ordinal)
            ? given.Read(stage.InputsAs<EvidenceInputs>().EvidenceKinds)
            : throw new InvalidCommandException("evidence", "Only evidence tells how it came about, while this audit gathers evidence.");
    }

    // Without a key: the same words from the same person within a minute are a double tap, not a second thought.
    private static Contribution? TwiceTapped(TaskItem task, Words words, DateTimeOffset now) =>
        task.Contributions.Find(c =>
            string.Equals(c.Kind, words.Kind, StringComparison.Ordinal)
            && string.Equals(c.Text, words.Text, StringComparison.Ordinal)
            && string.Equals(c.About, words.About, StringComparison.Ordinal)
            && c.Evidence == words.Evidence
            && c.Tags.SequenceEqual(words.Tags, StringComparer.Ordinal)
            && now - c.At < TimeSpan.FromMinutes(1));

    private static Contributed ReceiptOf(Guid id) => new(id, id.ToString("N")[..8].ToUpperInvariant());
}
