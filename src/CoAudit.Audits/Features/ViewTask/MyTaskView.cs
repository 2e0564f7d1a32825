using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.Objectives;
using CoAudit.Audits.Storage.Stages;

namespace CoAudit.Audits.Features.ViewTask;

/// <summary>What a participant may see and do now. Nothing of others before the reveal.</summary>
public sealed record MyTaskView(
    Guid Id,
    Guid AuditId,
    string AuditTitle,
    string ServiceName,
    string AskerName,
    string ParticipantName,
    string Kind,
    string Stage,
    string Title,
    string Instructions,
    string Question,
    string? Text,
    string Status,
    string StageStatus,
    string AuditStatus,
    string? StageOutcome,
    bool Blind,
    DateTimeOffset DueAt,
    string DueText,
    DateTimeOffset? ClosedAt,
    string TimeZone,
    int Round,
    DateTimeOffset? RevealAt,
    bool HasAgreed,
    bool HasStopped,
    IReadOnlyList<ItemView> Items,
    IReadOnlyList<ItemView> Said,
    IReadOnlyList<MineView> Mine,
    MySignOffView? SignOff,
    IReadOnlyList<string> Allowed)
{
    /// <summary>Kinds of contributions that the person can send now, the one that is meant when none is named first; empty when they cannot say anything.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>What the audit looks at: the adopted objectives, wherever they were set before.</summary>
    public IReadOnlyList<ItemView> Objectives { get; init; } = [];

    /// <summary>Whose voice is missing among the objectives, and why; null where none is, and before they are set.</summary>
    public GateView? ObjectivesGate { get; init; }

    /// <summary>What to tell a person before they say something without their name.</summary>
    public required UnnamedView Unnamed { get; init; }

    /// <summary>Files that everyone who takes part may open by now.</summary>
    public IReadOnlyList<FileView> SharedFiles { get; init; } = [];

    /// <summary>Own files that others do not see, and why.</summary>
    public IReadOnlyList<KeptBackView> KeptBack { get; init; } = [];

    /// <summary>What only this kind of stage adds; its fields stand beside the others.</summary>
    [JsonIgnore]
    public JsonObject More { get; init; } = [];

    // A JsonObject as extension data would be written with its braces, which is no JSON.
    [JsonExtensionData]
    public IDictionary<string, object?> Fields => More.ToDictionary(part => part.Key, part => (object?)part.Value, StringComparer.Ordinal);

    public bool Allows(string act) => Allowed.Contains(act, StringComparer.Ordinal);
}

/// <summary>What saying something without a name means here.</summary>
/// <param name="Allowed">It can be done now.</param>
/// <param name="Only">Nothing is kept with a name here.</param>
/// <param name="PeopleInGroup">How many could have said it: who has stopped taking part could not.</param>
/// <param name="ShowsGroup">The group is big enough to be named beside the words.</param>
/// <param name="Group">The person's own group.</param>
public sealed record UnnamedView(bool Allowed, bool Only, int PeopleInGroup, bool ShowsGroup, string Group);

/// <summary>What the person said themselves.</summary>
public sealed record MineView(Guid Id, string Kind, string Text, DateTimeOffset At, string? About);

/// <summary>The person's own decision.</summary>
public sealed record MySignOffView(string Answer, string? Reason, DateTimeOffset At, bool Late);
