using System.Text.Json.Nodes;
using CoAudit.Audits.Features.Contribute;
using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.Stages;

namespace CoAudit.Web.Pages.Participants.Findings;

/// <summary>What came out, the widest gap first, one on a screen: what does it mean, and why is it so?</summary>
internal sealed class FindingsPart(ContributeHandler contribute, IHttpContextAccessor http) : StagePart
{
    public override string Stage => "CoAudit.AnalyseFindings";

    public override Task<PartView?> ShowAsync(MyTaskView task, IFormCollection? typed, CancellationToken cancellationToken)
    {
        List<FindingCard> cards = [.. task.Items.Where(IsFinding).Select((item, i) => FindingCard.Of(i + 1, item, task.Mine))];
        if (cards.Count == 0 || !task.Allows("contributions"))
        {
            return Task.FromResult<PartView?>(null);
        }

        var sent = typed is not null && typed.ContainsKey(FindingsView.AboutField) ? typed : null;
        var wanted = sent?[FindingsView.AboutField].ToString() ?? http.HttpContext?.Request.Query["finding"].ToString();
        var shown = cards.Find(c => string.Equals(c.Id, wanted, StringComparison.Ordinal)) ?? cards.Find(c => c.Mine.Count == 0) ?? cards[0];
        return Task.FromResult<PartView?>(new FindingsView(cards, shown)
        {
            Totals = TotalsView.Of(task.More),
            Typed = sent?[FindingsView.MeaningField].ToString() ?? "",
            Cause = sent?[FindingsView.CauseField].ToString() ?? "",
            Tags = [.. sent?[FindingsView.TagsField].OfType<string>() ?? []],
            Good = sent?[FindingsView.GoodField].ToString() ?? "",
        });
    }

    public override async Task ActAsync(TaskId task, string act, IFormCollection form, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var about = form[FindingsView.AboutField].ToString();
        if (act is "praise")
        {
            await PraiseAsync(task, form[FindingsView.GoodField].ToString(), about, key, cancellationToken);
            return;
        }

        var (meaning, cause) = (form[FindingsView.MeaningField].ToString(), form[FindingsView.CauseField].ToString());
        IReadOnlyList<string?> tags = form[FindingsView.TagsField];
        if (tags.Count > 0 && string.IsNullOrWhiteSpace(cause))
        {
            throw new InvalidCommandException(FindingsView.CauseField, "You marked what it is about. Say it in your own words too.");
        }

        if (string.IsNullOrWhiteSpace(meaning) && string.IsNullOrWhiteSpace(cause))
        {
            throw new InvalidCommandException(FindingsView.MeaningField, "Write something before you send it.");
        }

        // Checked before either is sent, so that half of a form is never kept.
        Checked(FindingsView.TagsField, tags);
        await SayAsync(new Contribute(task, Interpretations.Kind, meaning, about), FindingsView.MeaningField, key, cancellationToken);
        await SayAsync(new Contribute(task, Interpretations.CauseKind, cause, about) { Tags = tags }, FindingsView.CauseField, key, cancellationToken);
    }

    private static void Checked(string field, IReadOnlyList<string?> tags)
    {
        try
        {
            CauseTags.Read(tags);
        }
        catch (InvalidCommandException invalid)
        {
            throw new InvalidCommandException([.. invalid.Rules.Select(r => r with { Field = field })]);
        }
    }

    // What goes well becomes a finding of its own, and is thanked for.
    private Task PraiseAsync(TaskId task, string text, string about, IdempotencyKey key, CancellationToken cancellationToken) => string.IsNullOrWhiteSpace(text)
        ? throw new InvalidCommandException(FindingsView.GoodField, "Write what goes well.")
        : SayAsync(new Contribute(task, Interpretations.GoodPracticeKind, text, about), FindingsView.GoodField, key, cancellationToken);

    private async Task SayAsync(Contribute command, string field, IdempotencyKey key, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(command.Text))
        {
            return;
        }

        try
        {
            await contribute.HandleAsync(command, key with { Key = $"{command.Kind}\n{key.Key}" }, cancellationToken);
        }
        catch (InvalidCommandException invalid)
        {
            throw new InvalidCommandException([.. invalid.Rules.Select(r => r with { Field = field })]);
        }
    }

    private static bool IsFinding(ItemView item) => string.Equals(item.Kind, "finding", StringComparison.Ordinal);
}
