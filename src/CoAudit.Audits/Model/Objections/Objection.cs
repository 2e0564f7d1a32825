namespace CoAudit.Audits.Model.Objections;

/// <summary>
/// A participant's "no" to one item, with rights: it blocks that item only, somebody has to answer it in time, and only its maker takes it back.
/// </summary>
public sealed class Objection
{
    public required Guid Id { get; init; }

    public required AuditId AuditId { get; init; }

    /// <summary>The sign-off in which it was raised, or raised again.</summary>
    public required StageId StageId { get; set; }

    public required ParticipantId Maker { get; init; }

    public required Group MakerGroup { get; init; }

    /// <summary>What was being signed: <c>plan</c>, <c>tool</c>… or the step of a custom text.</summary>
    public required string Scope { get; init; }

    /// <summary>Id of the item; empty for all that was to be signed.</summary>
    public required string Item { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public ObjectionStatus Status { get; private set; }

    /// <summary>Who has to answer it now. Never nobody while it is open.</summary>
    public required Responder Responder { get; set; }

    /// <summary>When the answer, and what comes of it, is due.</summary>
    public required DateTimeOffset DueAt { get; set; }

    public int Round { get; private set; } = 1;

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>In order, the maker's words first.</summary>
    public List<ObjectionTurn> Turns { get; init; } = [];

    public bool IsOpen => Status == ObjectionStatus.Open;

    public string Reason => Turns.FindLast(t => t.By is "maker")?.Text ?? "";

    /// <summary>Answered in the round that runs now, and since its maker spoke last.</summary>
    public bool IsAnswered => Turns.Exists(t => t.By is "responder" && t.Round == Round && t.Number > LastWordOfItsMaker);

    /// <summary>It was heard: an answer gave the item other words.</summary>
    public bool ChangedTheText => Turns.Exists(t => t.After is not null);

    /// <summary>Whether it blocks this item: its own, or everything when it is about everything.</summary>
    public bool Blocks(string item) => IsOpen && (Item.Length == 0 || string.Equals(Item, item, StringComparison.Ordinal));

    /// <summary>Its maker says "no" again, in a later sign-off or after an answer.</summary>
    public ObjectionTurn RaiseAgain(ParticipantId by, StageId stage, string reason, Guid turn, DateTimeOffset now)
    {
        EnsureMakers(by);
        EnsureOpen();
        StageId = stage;
        return Add(turn, "maker", reason, null, null, now);
    }

    /// <summary>The responder answers, and may change what the item says. That closes nothing: the maker decides.</summary>
    public ObjectionTurn Respond(string text, string? before, string? after, Guid turn, DateTimeOffset now)
    {
        EnsureOpen();
        return Add(turn, "responder", text, before, after, now);
    }

    /// <summary>The next round: somebody else has to answer, with a new clock.</summary>
    public void Escalate(Responder to, DateTimeOffset dueAt)
    {
        EnsureOpen();
        Round++;
        Responder = to;
        DueAt = dueAt;
    }

    /// <summary>A new clock without a new round, as when a step of its own begins to deal with it.</summary>
    public void Assign(Responder to, DateTimeOffset dueAt)
    {
        EnsureOpen();
        Responder = to;
        DueAt = dueAt;
    }

    /// <summary>Its maker takes it back. Said twice it is the same.</summary>
    /// <exception cref="NotYoursException">Somebody else tried.</exception>
    /// <returns>True the first time.</returns>
    public bool Withdraw(ParticipantId by, DateTimeOffset now)
    {
        EnsureMakers(by);
        if (Status == ObjectionStatus.Withdrawn)
        {
            return false;
        }

        EnsureOpen();
        Status = ObjectionStatus.Withdrawn;
        ClosedAt = now;
        return true;
    }

    /// <summary>All rounds are over and it was not taken back: it stands for ever.</summary>
    public void Stand(DateTimeOffset now)
    {
        EnsureOpen();
        Status = ObjectionStatus.Unresolved;
        ClosedAt = now;
    }

    private int LastWordOfItsMaker => Turns.Where(t => t.By is "maker").Select(t => t.Number).DefaultIfEmpty().Max();

    private ObjectionTurn Add(Guid id, string by, string text, string? before, string? after, DateTimeOffset now)
    {
        var turn = new ObjectionTurn { Id = id, ObjectionId = Id, Number = Turns.Count + 1, Round = Round, By = by, Text = text, Before = before, After = after, At = now };
        Turns.Add(turn);
        return turn;
    }

    private void EnsureMakers(ParticipantId by)
    {
        if (by != Maker)
        {
            throw new NotYoursException("Only the person who objected can do this.");
        }
    }

    private void EnsureOpen()
    {
        if (!IsOpen)
        {
            throw new ConflictException("objection-over", "This objection is over already.");
        }
    }
}
