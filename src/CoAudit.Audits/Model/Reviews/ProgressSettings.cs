namespace CoAudit.Audits.Model.Reviews;

/// <summary>What the step that reviews progress was told.</summary>
public sealed record ProgressSettings
{
    public const string StageType = "CoAudit.ReviewProgress";

    /// <summary>Ids of the actions that it looks at; empty for all.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];
}
