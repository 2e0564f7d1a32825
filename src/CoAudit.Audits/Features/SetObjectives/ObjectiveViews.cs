using System.Text.Json.Serialization;
using CoAudit.Audits.Storage.Objectives;

namespace CoAudit.Audits.Features.SetObjectives;

/// <summary>An objective as everyone may see it.</summary>
/// <param name="Group">Who proposed it; empty where that would name the person.</param>
/// <param name="Status"><c>proposed</c>, <c>adopted</c>, <c>merged</c> or <c>not-adopted</c>.</param>
/// <param name="Proposed">How it read when it was proposed, where it reads differently now.</param>
/// <param name="Priority">Null until the stage is over, and where nobody gave one.</param>
public sealed record ObjectiveView(
    Guid Id, string Text, string? Proposed, string Group, string Status, string? Reason, Guid? MergedInto, DateTimeOffset? DecidedAt, PriorityView? Priority)
{
    /// <summary>What people say about it, in an order that tells nothing about who spoke when.</summary>
    public IReadOnlyList<CommentView> Comments { get; init; } = [];
}

/// <summary>What somebody says about objectives, from the reveal on.</summary>
/// <param name="Group">Empty where it would name the person.</param>
public sealed record CommentView(Guid Id, string Text, string Group);

/// <summary>How much everyone wants it: the mean of the groups' means, 0 to 4, as an exact decimal with four places.</summary>
/// <param name="Joint">Null where it would give a small group's number away.</param>
public sealed record PriorityView(decimal? Joint, int Answers, IReadOnlyDictionary<string, GroupPriorityView> Groups);

/// <summary>One group's wish.</summary>
/// <param name="Mean">Only from three answers on.</param>
/// <param name="Word">low, mixed, good or high.</param>
public sealed record GroupPriorityView(int Answers, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Mean, string Word);

/// <summary>All of it, for a page.</summary>
/// <param name="IsOpen">The stage still waits for people.</param>
/// <param name="Comments">What people say about none of them by name.</param>
public sealed record ObjectivesView(IReadOnlyList<ObjectiveView> Objectives, GateView Gate, bool IsOpen, int MaxAdopted, IReadOnlyList<CommentView> Comments);
