namespace CoAudit.Audits.Model.Tools.Building;

/// <summary>What was decided about a suggestion, and why. Until there is one, the suggestion is open.</summary>
public sealed class ToolDecision
{
    public const string Open = "open";

    public const string Accepted = "accepted";

    public const string NotAccepted = "not-accepted";

    public const string Merged = "merged";

    /// <summary>What can be decided about a suggestion.</summary>
    public static IReadOnlyList<string> All { get; } = [Accepted, NotAccepted, Merged];

    /// <summary>Id of the words that suggest it.</summary>
    public required Guid ContributionId { get; init; }

    public required AuditId AuditId { get; init; }

    public required string Status { get; set; }

    public required string Reason { get; set; }

    /// <summary>The line that it changed, or became; null when it changed none.</summary>
    public string? LineId { get; set; }

    /// <summary>The line's plain words before.</summary>
    public string? Before { get; set; }

    /// <summary>The line's plain words after; null when it was taken out.</summary>
    public string? After { get; set; }

    /// <summary>Who decided, as the trail keeps it: never a name.</summary>
    public required string Actor { get; set; }

    public required DateTimeOffset At { get; set; }

    public bool ChangedTheTool => Status is Accepted or Merged;
}
