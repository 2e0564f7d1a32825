using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;

namespace CoAudit.Audits.Features.AskForHelp;

/// <summary>A participant asks for help with a task: a call, an explanation, paper, or something else.</summary>
public sealed record AskForHelp(TaskId Task, string? Kind, string? Text);

/// <summary>Keeps the request where the facilitator sees it, and tells them by mail that there is one.</summary>
public sealed class AskForHelpHandler(ITransactor transactor)
{
    public static IReadOnlyList<string> Kinds { get; } = ["phone", "explain", "paper", "other"];

    public Task<Guid> HandleAsync(AskForHelp command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        FieldRules rules = new();
        var text = PlainInput.Lines(command.Text);
        if (!Kinds.Contains(command.Kind, StringComparer.Ordinal))
        {
            rules.Add("kind", "Choose what would help.");
        }

        if (text.Length > HelpRequest.MaxTextLength)
        {
            rules.Add("text", $"This is too long. Write at most {HelpRequest.MaxTextLength:N0} letters.");
        }

        rules.ThrowIfBroken();
        return transactor.RunOnceAsync(key, (unit, ct) => KeepAsync(unit, command.Task, command.Kind!, text, ct), cancellationToken);
    }

    private static async Task<Guid> KeepAsync(Unit unit, TaskId taskId, string kind, string text, CancellationToken cancellationToken)
    {
        var (audit, _, task, participant) = await unit.Db.LockTaskAsync(taskId, cancellationToken) ?? throw new NotFoundException("task");
        return HelpRequests.Add(unit, audit, task, participant.Id, kind, text);
    }
}
