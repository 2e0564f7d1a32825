using CoAudit.Audits.Model.Reviews;

namespace CoAudit.Audits.Model.Plans;

/// <summary>One change that people want: a card with a wish, how it can be done, what management provides, who does it by when, and "it lasts if…".</summary>
public sealed class ActionItem
{
    /// <summary>Also the id of the wish that it began with.</summary>
    public required Guid Id { get; init; }

    public required AuditId AuditId { get; init; }

    /// <summary>The stage in which it was wished for.</summary>
    public required StageId StageId { get; init; }

    /// <summary>1 for the first card of the audit.</summary>
    public required int Number { get; init; }

    /// <summary>What the wish is about: a finding, a criterion or an objective, as the participant named it.</summary>
    public string? About { get; init; }

    /// <summary>The words that people sign.</summary>
    public required string Wish { get; set; }

    public string How { get; private set; } = "";

    /// <summary>What management provides: money, time, things. Only managers can promise it.</summary>
    public string Provide { get; private set; } = "";

    public string Measure { get; private set; } = "";

    public string WhoLooks { get; private set; } = "";

    public string Threshold { get; private set; } = "";

    public string Owner { get; private set; } = "";

    /// <summary>Whose claim that it is done needs another group's word.</summary>
    public Group? OwnerGroup { get; private set; }

    public DateOnly? DueOn { get; private set; }

    public ActionStatus Status { get; private set; }

    /// <summary>Why it cannot be done yet, or why it was decided otherwise.</summary>
    public string? Reason { get; private set; }

    /// <summary>Actions that come back on the agenda when this one does not last, and the other way round.</summary>
    public IReadOnlyList<Guid> Linked { get; private set; } = [];

    /// <summary>Since when it is called done; null again when a panel finds that it does not last. Work that goes on, or that is put off, takes no claim back.</summary>
    public DateTimeOffset? ClaimedAt { get; private set; }

    /// <summary>The group, other than the owner's, that saw that it is done.</summary>
    public Group? ConfirmedBy { get; private set; }

    /// <summary>How many reviews in a row found that it lasts.</summary>
    public int SustainedInARow { get; private set; }

    /// <summary>How often it had been called done, confirmed or lasting, and was not.</summary>
    public int FalseClosures { get; private set; }

    public string? LastVerdict { get; private set; }

    /// <summary>True while reviews talk about it: a linked action did not last, or it was put off after people had agreed on it.</summary>
    public bool BackOnAgenda { get; private set; }

    public LastsIf LastsIf => new(Measure, WhoLooks, Threshold);

    /// <summary>What people agree to when they sign the card.</summary>
    public SignedCard Signed() => new(Wish, How, Provide, Owner, DueOn, LastsIf);

    /// <summary>What the card still lacks, as the API names it; empty when it is complete.</summary>
    public IReadOnlyList<string> Missing
    {
        get
        {
            (string Name, bool Filled)[] parts =
            [
                ("wish", Wish.Length > 0), ("how", How.Length > 0), ("provide", Provide.Length > 0), ("owner", Owner.Length > 0), ("dueOn", DueOn is not null),
                ("measure", Measure.Length > 0), ("whoLooks", WhoLooks.Length > 0), ("threshold", Threshold.Length > 0),
            ];
            return [.. parts.Where(part => !part.Filled).Select(part => part.Name)];
        }
    }

    public bool IsComplete => Missing.Count == 0;

    /// <summary>
    /// A panel can say whether it lasts. What cannot be done yet is only talked about, unless it was called done or judged before: nobody takes that away from the panel.
    /// </summary>
    public bool CanBeReviewed => Status != ActionStatus.CannotYet || ClaimedAt is not null || LastVerdict is not null;

    /// <summary>It is agreed and somebody's work, its day is past, and nobody says that it is done.</summary>
    public bool IsOverdue(DateOnly today) => DueOn < today && Status is ActionStatus.Agreed or ActionStatus.InProgress or ActionStatus.Reopened;

    /// <summary>Adds a participant's words to the card. Words of several people stay below each other; of who does it and by when the last ones count.</summary>
    /// <returns>False when this part of the card is not for this group to fill: the words are kept as said, the card stays without.</returns>
    public bool Fill(CardPart part, string words, Group? by)
    {
        switch (part)
        {
            case CardPart.How:
                How = Below(How, words);
                return true;
            case CardPart.Provide when by == Group.Managers:
                Provide = Below(Provide, words);
                return true;
            case CardPart.Provide:
                return false;
            case CardPart.Owner or CardPart.DueOn when !TakesPlans:
                return false;
            case CardPart.Owner:
                OwnerGroup = string.Equals(Owner, words, StringComparison.Ordinal) ? OwnerGroup : null;
                Owner = words;
                return true;
            case CardPart.DueOn:
                DueOn = CardDay.Find(words) ?? DueOn;
                return true;
            case CardPart.LastsIf:
                SetLastsIf(LastsIf.With(LastsIf.Read(words)));
                return true;
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, "Not a part of a card.");
        }
    }

    /// <summary>People can still say who does it and by when. Once it is agreed, whoever runs the audit moves these, with a reason that is told.</summary>
    public bool TakesPlans => Status == ActionStatus.Proposed;

    /// <summary>These words are what the card says. Another name or day may have taken their place since; parts below which others write hold all of them.</summary>
    public bool Holds(CardPart part, string words) => part switch
    {
        CardPart.Owner => TakesPlans && string.Equals(Owner, words, StringComparison.Ordinal),
        CardPart.DueOn => TakesPlans && DueOn == CardDay.Find(words),
        _ => true,
    };

    /// <summary>Empties a part, to be filled anew from the words that are left.</summary>
    public void Clear(CardPart part)
    {
        switch (part)
        {
            case CardPart.How:
                How = "";
                break;
            case CardPart.Provide:
                Provide = "";
                break;
            case CardPart.Owner:
                Owner = "";
                break;
            case CardPart.DueOn:
                DueOn = null;
                break;
            case CardPart.LastsIf:
                SetLastsIf(LastsIf.None);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, "Not a part of a card.");
        }
    }

    /// <summary>Fills in who does it by when, and what people have agreed in a talk.</summary>
    public void Arrange(CardDetails details)
    {
        Wish = details.Wish ?? Wish;
        Owner = details.Owner ?? Owner;
        OwnerGroup = details.OwnerGroup ?? OwnerGroup;
        DueOn = details.DueOn ?? DueOn;
        How = details.How ?? How;
        Provide = details.Provide ?? Provide;
        SetLastsIf(LastsIf.With(details.LastsIf));
        Linked = details.Linked is { } linked ? [.. linked.Where(id => id != Id).Distinct()] : Linked;
    }

    /// <summary>Everyone's sign-off is in. Only a complete card becomes agreed.</summary>
    /// <returns>True when it is agreed now.</returns>
    public bool Agree()
    {
        if (!IsComplete || Status != ActionStatus.Proposed)
        {
            return false;
        }

        Status = ActionStatus.Agreed;
        return true;
    }

    /// <summary>It cannot be done yet. The reason is told to who wished for it, and everyone sees it. What was agreed stays on the agenda of reviews all the same.</summary>
    public void CannotYet(string reason, DateTimeOffset now)
    {
        BackOnAgenda = Status.IsUnderWay() || (Status == ActionStatus.CannotYet && BackOnAgenda);
        ClaimedAt ??= IsSeen ? now : null;
        Status = ActionStatus.CannotYet;
        Reason = reason;
    }

    /// <summary>It can be done after all. What people had agreed stands; else they decide on it now.</summary>
    /// <param name="wasAgreed">Everyone's sign-off was in before it was put off.</param>
    /// <param name="isAsked">People are still asked to sign the plan. Where they are not, the next panel looks at it.</param>
    public void ProposeAgain(bool wasAgreed, bool isAsked)
    {
        if (Status is not (ActionStatus.CannotYet or ActionStatus.Proposed))
        {
            throw new ConflictException("action-agreed", "This action is agreed already.");
        }

        Status = wasAgreed ? ActionStatus.Agreed : ActionStatus.Proposed;
        Reason = null;
        BackOnAgenda = !wasAgreed && !isAsked;
    }

    public void Begin()
    {
        EnsureUnderWay();
        EnsureNotSeen();
        Status = ActionStatus.InProgress;
    }

    /// <summary>Somebody says that it is done. That alone closes nothing: another group has to see it.</summary>
    public void ClaimDone(DateTimeOffset now)
    {
        EnsureUnderWay();
        EnsureNotSeen();
        Status = ActionStatus.Done;
        ClaimedAt = now;
        ConfirmedBy = null;
    }

    /// <summary>A panel's verdict, by the rules of <see cref="PanelVerdict"/>.</summary>
    public void Take(PanelVerdict verdict)
    {
        LastVerdict = verdict.Result.Code();
        BackOnAgenda = !Status.IsUnderWay();
        switch (verdict.Result)
        {
            case VerdictKind.Sustained:
                SustainedInARow++;
                Confirm(verdict);
                Stand(SustainedInARow >= 2 ? ActionStatus.Sustained : ActionStatus.Confirmed);
                break;
            case VerdictKind.NotSustained:
                FalseClosures += IsSeen || ClaimedAt is not null ? 1 : 0;
                SustainedInARow = 0;
                ConfirmedBy = null;
                ClaimedAt = null;
                Stand(ActionStatus.Reopened);
                break;
            case VerdictKind.Partly:
                SustainedInARow = 0;
                break;
            case VerdictKind.Refine:
                Confirm(verdict);
                break;
            case VerdictKind.TooEarly:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(verdict), verdict.Result, "Not a verdict.");
        }
    }

    /// <summary>A linked action did not last: this one is talked about again.</summary>
    public void ComeBack() => BackOnAgenda = true;

    private void Confirm(PanelVerdict verdict) => ConfirmedBy ??= verdict.Confirming.Cast<Group?>().FirstOrDefault(group => group != OwnerGroup);

    // The panel's word stands over whoever had put it off.
    private void Stand(ActionStatus status)
    {
        Reason = Status == ActionStatus.CannotYet ? null : Reason;
        Status = status;
        BackOnAgenda = false;
    }

    // A panel has seen that it is there.
    private bool IsSeen => Status is ActionStatus.Confirmed or ActionStatus.Sustained;

    private void EnsureNotSeen()
    {
        if (IsSeen)
        {
            throw new ConflictException("action-confirmed", "A panel has seen that this is done. Only a panel can say that it is not: the next review looks at it.");
        }
    }

    private void EnsureUnderWay()
    {
        if (!Status.IsUnderWay())
        {
            throw new ConflictException("action-not-agreed", "This action is not agreed yet.");
        }
    }

    private void SetLastsIf(LastsIf lastsIf) => (Measure, WhoLooks, Threshold) = (lastsIf.Measure, lastsIf.WhoLooks, lastsIf.Threshold);

    private static string Below(string before, string words) => before.Length == 0 ? words : $"{before}\n{words}";
}
