using System.Globalization;
using CoAudit.Audits.Features.ReviewProgress;
using CoAudit.Audits.Features.SignOff;
using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Web.Pages.Shared.Fields;

namespace CoAudit.Web.Pages.Participants.Plans;

/// <summary>A review: for each action, does it last?</summary>
internal sealed class ReviewPart(GiveVerdictsHandler verdicts, SignOffHandler sign) : StagePart
{
    public override string Stage => "CoAudit.ReviewProgress";

    public override Task<PartView?> ShowAsync(MyTaskView task, IFormCollection? typed, CancellationToken cancellationToken) => Task.FromResult<PartView?>(
        task.Allows("verdicts") ? new ReviewView([.. task.Items.Select(CardRow.Of)], task.TimeZone) { Typed = typed, AsksForAll = true } : null);

    public override async Task ActAsync(TaskId task, string act, IFormCollection form, IdempotencyKey key, CancellationToken cancellationToken)
    {
        if (act is "pass")
        {
            await sign.HandleAsync(new SignOffCommand(task, "not-for-me-now", Reason: null), key, cancellationToken);
            return;
        }

        var given = form.Where(f => f.Key.StartsWith(ReviewView.Prefix, StringComparison.Ordinal) && f.Value.ToString().Length > 0)
            .ToDictionary(f => f.Key[ReviewView.Prefix.Length..], f => (string?)f.Value.ToString(), StringComparer.Ordinal);
        var counted = form.Keys.Where(name => name.StartsWith(ReviewView.Looked, StringComparison.Ordinal)).Select(name => name[ReviewView.Looked.Length..])
            .ToDictionary(card => card, card => (GivenCount?)new GivenCount(form[ReviewView.Found + card], form[ReviewView.Looked + card]), StringComparer.Ordinal);
        try
        {
            await verdicts.HandleAsync(new GiveVerdicts(task, given, form["Evidence"], Text: null) { Counts = counted }, key, cancellationToken);
        }
        catch (InvalidCommandException invalid)
        {
            throw new InvalidCommandException([.. invalid.Rules.Select(r => r with { Field = FieldOf(r.Field) })]);
        }
    }

    private static string FieldOf(string field) => field.Split('.') switch
    {
        ["evidence"] => "Evidence-review",
        ["counts", var card, "looked"] => ReviewView.Looked + card,
        ["counts", var card, ..] => ReviewView.Found + card,
        _ => "verdicts",
    };
}

/// <summary>The actions that a review looks at.</summary>
internal sealed record ReviewView(IReadOnlyList<CardRow> Cards, string TimeZone) : PartView("Plans/_Review")
{
    public const string Prefix = "Verdict-";

    public const string Found = "Found-";

    public const string Looked = "Looked-";

    public static IReadOnlyList<FieldOption> Verdicts { get; } =
    [
        new("sustained", "Yes, it lasts"),
        new("partly", "Partly"),
        new("not-sustained", "No, it does not last"),
        new("too-early", "It is too early to say"),
        new("refine", "It works, but should be made better"),
    ];

    public IFormCollection? Typed { get; init; }

    /// <summary>Everything is answered. It can still be changed until the review is over.</summary>
    public bool IsComplete => Cards.Where(c => c.CanBeReviewed).All(c => c.Verdict is not null);

    public string? Chosen(CardRow card) => Typed is null ? card.Verdict : Typed[Prefix + card.Id].ToString();

    /// <summary>The number in a field: as it was typed, else as it stands.</summary>
    public string Number(string field, CardRow card, int? stands) =>
        Typed is null ? stands?.ToString(CultureInfo.InvariantCulture) ?? "" : Typed[field + card.Id].ToString();
}
