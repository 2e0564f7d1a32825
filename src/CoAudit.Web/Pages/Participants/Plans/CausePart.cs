using CoAudit.Audits.Features.Contribute;
using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;

namespace CoAudit.Web.Pages.Participants.Plans;

/// <summary>After a review: what gets in the way of a change that does not last, and how one that works can be made better.</summary>
internal sealed class CausePart(ContributeHandler contribute) : StagePart
{
    public override string Stage => "CoAudit.AskEveryone";

    public override Task<PartView?> ShowAsync(MyTaskView task, IFormCollection? typed, CancellationToken cancellationToken)
    {
        var rows = task.Items.Where(i => i.More["asks"] is not null).Select(i => new CauseRow(CardRow.Of(i), (string)i.More["asks"]! is "cause")).ToList();
        return Task.FromResult<PartView?>(rows.Count == 0 ? null : new CauseView(rows) { Typed = typed });
    }

    public override async Task ActAsync(TaskId task, string act, IFormCollection form, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var card = form["Card"].ToString();
        try
        {
            await contribute.HandleAsync(new Contribute(task, act is "cause" ? "cause" : "how", form["Say"], card), key, cancellationToken);
        }
        catch (InvalidCommandException invalid)
        {
            throw new InvalidCommandException([.. invalid.Rules.Select(r => r with { Field = $"Say-{card}" })]);
        }
    }
}

/// <summary>The actions that are asked about.</summary>
internal sealed record CauseView(IReadOnlyList<CauseRow> Rows) : PartView("Plans/_Causes")
{
    public IFormCollection? Typed { get; init; }

    public string TypedIn(string card) => string.Equals(Typed?["Card"].ToString(), card, StringComparison.Ordinal) ? Typed!["Say"].ToString() : "";
}

/// <summary>One action that is asked about.</summary>
/// <param name="Slipped">It does not last; else it works and can be made better.</param>
internal sealed record CauseRow(CardRow Card, bool Slipped);
