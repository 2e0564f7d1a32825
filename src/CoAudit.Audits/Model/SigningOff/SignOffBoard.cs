using System.Security.Cryptography;
using System.Text;
using CoAudit.Audits.Model.Objections;

namespace CoAudit.Audits.Model.SigningOff;

/// <summary>Who has said what about which item of one sign-off, and what that comes to. Silence counts for nothing.</summary>
public sealed class SignOffBoard(Stage stage, IReadOnlyList<SignItem> items, IReadOnlyList<ItemSignOff> answers, IReadOnlyList<Objection> objections)
{
    public IReadOnlyList<SignItem> Items => items;

    /// <summary>A short mark of all items as they are now: another one as soon as any of them changes, comes or goes.</summary>
    public string Seen => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', items.Select(i => $"{i.Id} {i.Version}")))))[..16];

    /// <summary>
    /// What somebody has said about an item as it reads now: about the item itself, or else about everything. An answer to an earlier wording is void, and so is
    /// an objection that was taken back.
    /// </summary>
    /// <param name="task">Of the person, in this sign-off or in a step that came after it.</param>
    /// <param name="item">As it reads now.</param>
    public SignOffAnswer? AnswerOf(TaskItem task, SignItem item)
    {
        var own = answers.Where(a => a.ParticipantId == task.ParticipantId && a.Version == item.Version && string.Equals(a.Item, item.Id, StringComparison.Ordinal)).MaxBy(a => a.At);
        if (own is not null)
        {
            return own.Late ? own.Answer : Standing(task, item.Id, own.Answer);
        }

        var everything = (stage.Tasks.Find(t => t.ParticipantId == task.ParticipantId) ?? task).SignOff;
        return everything is { } all && (item.ChangedAt is null || all.At >= item.ChangedAt) ? (all.Late ? all.Answer : Standing(task, "", all.Answer)) : null;
    }

    /// <summary>Nobody objects to it any more, and of each group as many agree as the sign-off wants.</summary>
    public bool IsAgreed(SignItem item) =>
        !objections.Any(o => o.Blocks(item.Id)) && stage.Groups.All(g => Agreeing(item, g) >= stage.AgreeingPerGroup);

    /// <summary>The exit by which the sign-off ends when it ends now. An open objection comes first: too few voices do not make it go away unanswered.</summary>
    public string Outcome => stage switch
    {
        _ when HasOpenObjection => "Objected",
        { QuorumIsMet: false } => "NotEnoughVoices",
        _ => items.All(IsAgreed) ? "Agreed" : "NotEnoughVoices",
    };

    public bool HasOpenObjection => objections.Any(o => o.IsOpen) || stage.Tasks.Exists(ObjectsWithoutRecord);

    /// <summary>Nothing more is expected of this person: they have left, or have answered every item as it reads now.</summary>
    public bool HasFinished(TaskItem task) =>
        !task.Counts || items.All(item => AnswerOf(task, item) is not null || Objects(task, item.Id));

    /// <summary>Everyone asked has sent their answer, and at least one did.</summary>
    public bool EveryoneHasFinished =>
        stage.Tasks.TrueForAll(HasFinished) && stage.Tasks.Exists(t => t.Counts && (t.SignOff is not null || answers.Any(a => a.ParticipantId == t.ParticipantId)));

    // An objection that was taken back leaves no answer behind: its maker is asked again. A late "no" opened none.
    private SignOffAnswer? Standing(TaskItem task, string item, SignOffAnswer answer) =>
        answer == SignOffAnswer.Object && !Objects(task, item) && HasRecord(task) ? null : answer;

    private bool Objects(TaskItem task, string item) => objections.Any(o => o.Maker == task.ParticipantId && o.Blocks(item));

    private bool HasRecord(TaskItem task) => objections.Any(o => o.Maker == task.ParticipantId);

    // Stages that were open before objections had a record of their own.
    private bool ObjectsWithoutRecord(TaskItem task) => task.SignOff is { Late: false, Answer: SignOffAnswer.Object } && !HasRecord(task);

    private int Agreeing(SignItem item, Group group) =>
        stage.Tasks.Count(t => t.Group == group && InTime(t, item) && AnswerOf(t, item) is { } answer && answer.Agrees());

    private bool InTime(TaskItem task, SignItem item) =>
        answers.Where(a => a.ParticipantId == task.ParticipantId && a.Version == item.Version && string.Equals(a.Item, item.Id, StringComparison.Ordinal)).MaxBy(a => a.At) is { } own
            ? !own.Late
            : task.SignOff is { Late: false };
}
