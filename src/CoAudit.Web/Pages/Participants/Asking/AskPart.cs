using CoAudit.Audits.Features.Contribute;
using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Asking;
using CoAudit.Audits.Storage;
using CoAudit.Web.Pages.Participants.Plans;

namespace CoAudit.Web.Pages.Participants.Asking;

/// <summary>Questions of the step's own, each with a field; or, after a review, what gets in the way of a change and how one can be made better.</summary>
internal sealed class AskPart(ContributeHandler contribute) : StagePart
{
    public override string Stage => "CoAudit.AskEveryone";

    public override Task<PartView?> ShowAsync(MyTaskView task, IFormCollection? typed, CancellationToken cancellationToken)
    {
        var causes = task.Items.Where(i => i.More["asks"] is not null).Select(i => new CauseRow(CardRow.Of(i), (string)i.More["asks"]! is "cause")).ToList();
        var questions = task.Items.Where(i => string.Equals(i.Kind, AskedQuestions.Kind, StringComparison.Ordinal)).ToList();
        return Task.FromResult<PartView?>((causes.Count, questions.Count) switch
        {
            ( > 0, _) => new CauseView(causes) { Typed = typed },
            (_, > 0) when task.Allows("contributions") => QuestionsView.Of(task, questions, typed),
            _ => null,
        });
    }

    public override Task ActAsync(TaskId task, string act, IFormCollection form, IdempotencyKey key, CancellationToken cancellationToken) =>
        ActForReceiptsAsync(task, act, form, key, cancellationToken);

    public override async Task<IReadOnlyList<string>> ActForReceiptsAsync(TaskId task, string act, IFormCollection form, IdempotencyKey key, CancellationToken cancellationToken)
    {
        if (act is QuestionsView.Act)
        {
            return await AnswerAsync(task, form, key, cancellationToken);
        }

        Contribute said = new(task, act is "cause" ? "cause" : "how", form["Say"], form["Card"].ToString()) { Tags = form["Tags"] };
        await SayAsync(said, $"Say-{form["Card"]}", key, cancellationToken);
        return [];
    }

    private async Task<IReadOnlyList<string>> AnswerAsync(TaskId task, IFormCollection form, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var given = form.Where(field => field.Key.StartsWith(QuestionsView.Prefix, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(field.Value))
            .ToDictionary(field => field.Key[QuestionsView.Prefix.Length..], field => field.Value.ToString(), StringComparer.Ordinal);
        if (given.Count == 0)
        {
            throw new InvalidCommandException($"{QuestionsView.Prefix}q1", "Answer one question at least. You can leave the others empty.");
        }

        if (given.FirstOrDefault(answer => answer.Value.Length > Contribution.MaxTextLength) is { Key: { } tooLong })
        {
            throw new InvalidCommandException($"{QuestionsView.Prefix}{tooLong}", $"This is too long. Write at most {Contribution.MaxTextLength:N0} letters.");
        }

        List<string> receipts = [];
        foreach (var (question, text) in given.OrderBy(answer => answer.Key.Length).ThenBy(answer => answer.Key, StringComparer.Ordinal))
        {
            Contribute answer = new(task, null, text, question) { Anonymous = form["Unnamed"] == "true" };
            var said = await SayAsync(answer, $"{QuestionsView.Prefix}{question}", key with { Key = $"{question}\n{key.Key}" }, cancellationToken);
            receipts.AddRange(answer.Anonymous ? [said.Receipt] : []);
        }

        return receipts;
    }

    private async Task<Contributed> SayAsync(Contribute command, string field, IdempotencyKey key, CancellationToken cancellationToken)
    {
        try
        {
            return await contribute.HandleAsync(command, key, cancellationToken);
        }
        catch (InvalidCommandException invalid)
        {
            throw new InvalidCommandException([.. invalid.Rules.Select(r => r with { Field = r.Field is "tags" ? $"Tags-{command.About}" : field })]);
        }
    }
}
