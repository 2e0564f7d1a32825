using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;

namespace CoAudit.Web.Pages.Participants;

/// <summary>
/// The part of a participant's page that only one kind of stage has: one class and one partial in a folder of its own. Its forms post to
/// <c>/task/{id}?handler=Part&amp;act=…</c>, where everything that all forms share is done before <see cref="ActAsync"/>; see docs/decisions/0025.
/// </summary>
internal abstract class StagePart
{
    /// <summary>The activity's type name.</summary>
    public abstract string Stage { get; }

    /// <summary>What to show now, or null when there is nothing.</summary>
    /// <param name="typed">The fields of a form that could not be taken, so that nothing typed is lost; else null.</param>
    public abstract Task<PartView?> ShowAsync(MyTaskView task, IFormCollection? typed, CancellationToken cancellationToken);

    /// <summary>Carries out what a form of this part asks for. A broken rule's field is the id of the form's field.</summary>
    /// <param name="act">Which form, as its address says.</param>
    /// <param name="key">Makes a repeated Send the same Send.</param>
    public abstract Task ActAsync(TaskId task, string act, IFormCollection form, IdempotencyKey key, CancellationToken cancellationToken);

    /// <summary>As <see cref="ActAsync"/>, with the receipts of what was said without a name.</summary>
    public virtual async Task<IReadOnlyList<string>> ActForReceiptsAsync(TaskId task, string act, IFormCollection form, IdempotencyKey key, CancellationToken cancellationToken)
    {
        await ActAsync(task, act, form, key, cancellationToken);
        return [];
    }
}

/// <summary>What a stage's part shows.</summary>
/// <param name="Partial">Path of the partial, from Pages/Participants on; its model is the whole <see cref="PartView"/> as the part derived it.</param>
internal abstract record PartView(string Partial)
{
    /// <summary>Stands above the part; the link at the top of errors and the way back after a Send go to it.</summary>
    public const string Anchor = "part";

    /// <summary>The part asks for everything that is asked: the page adds no field for words and no answer of its own.</summary>
    public bool AsksForAll { get; init; }

    /// <summary>The part asks for the words: the page adds the answer only, and says no text again that is to be agreed.</summary>
    public bool TakesTheWords { get; init; }

    /// <summary>Ids of words that the part shows itself: the page does not say them twice.</summary>
    public IReadOnlyCollection<string> SaidHere { get; init; } = [];

    /// <summary>What "I agree" means at the end of the page; null leaves what the page says.</summary>
    public string? Meaning { get; init; }

    /// <summary>Marks what stands on the page for who answers for all of it; null where nothing on it can change.</summary>
    public string? Seen { get; init; }

    /// <summary>Set by the page: what each of the part's forms must hold.</summary>
    public PartForm Form { get; init; } = new("", "", "");
}

/// <summary>Where a part's forms go and what proves that they came from our page.</summary>
internal sealed record PartForm(string TaskId, string Ticket, string Key)
{
    public string Action(string act) => $"/task/{TaskId}?handler=Part&act={act}";
}
