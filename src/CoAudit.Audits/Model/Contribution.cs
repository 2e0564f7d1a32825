using CoAudit.Audits.Model.Evidence;

namespace CoAudit.Audits.Model;

/// <summary>What a participant put in, in their own words.</summary>
public sealed class Contribution
{
    public const int MaxTextLength = 10_000;

    public const int MaxAboutLength = 64;

    public const int MaxWhyLength = 2_000;

    /// <summary>Kinds as the API names them.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "objective", "criterion", "amendment", "strike", "evidence", "interpretation", "cause", "good-practice", "wish", "how", "provide",
        "owner", "due-on", "lasts-if", "comment",
    ];

    /// <summary>Random, not time-ordered: its place in the table tells nothing about who wrote when.</summary>
    public required Guid Id { get; init; }

    /// <summary>Null for an anonymous one: nothing stored leads back to the person.</summary>
    public TaskId? TaskId { get; init; }

    public required StageId StageId { get; init; }

    public required AuditId AuditId { get; init; }

    /// <summary>Null for an anonymous one.</summary>
    public ParticipantId? ParticipantId { get; init; }

    /// <summary>The group that speaks. Null where the group is so small that it would name an anonymous person.</summary>
    public Group? Group { get; init; }

    public required string Kind { get; init; }

    /// <summary>Empty when it was withdrawn.</summary>
    public required string Text { get; set; }

    /// <summary>Why its maker wants it, where they said so. Goes with the text.</summary>
    public string? Why { get; set; }

    /// <summary>Id of the item that it is about: a criterion's (<c>IPC-08</c>), or the GUID of an objective, a finding, a card. Null: of nothing in particular.</summary>
    public string? About { get; init; }

    /// <summary>How a piece of evidence came about; null where its giver did not say.</summary>
    public EvidenceFacts? Evidence { get; set; }

    /// <summary>What gets in the way, sorted by its maker: codes of <see cref="Findings.CauseTags"/>. Of a cause only.</summary>
    public IReadOnlyList<string> Tags { get; set; } = [];

    /// <summary>Said without a name, for ever: there is no way back to the person.</summary>
    public bool Anonymous { get; init; }

    /// <summary>The stage's round in which it was said, from 1.</summary>
    public int Round { get; init; } = 1;

    /// <summary>For an anonymous one the stage's opening: no time finer than the stage.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>True when it came after the stage had closed.</summary>
    public required bool Late { get; init; }

    /// <summary>When its maker took it back; the words are gone, the fact stays.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public bool Stands => WithdrawnAt is null;

    /// <summary>Blinds the commitment in the audit trail, so that the trail can stay when the words are erased.</summary>
    public required byte[] Salt { get; init; }

    internal void Withdraw(DateTimeOffset now)
    {
        Text = "";
        Why = null;
        Evidence = null;
        Tags = [];
        WithdrawnAt = now;
    }
}
