namespace CoAudit.Audits.Model;

/// <summary>What a stage activity asks for, with its expressions evaluated. Durations are still as written: they become instants in the service's time zone.</summary>
public sealed record StageSettings
{
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required IReadOnlyList<Group> Groups { get; init; }

    public required string Due { get; init; }

    public required int MinPerGroup { get; init; }

    public required int MinPercent { get; init; }

    public required bool Blind { get; init; }

    public required IReadOnlyList<string> Reminders { get; init; }

    public required string EscalateBefore { get; init; }

    public string Instructions { get; init; } = "";

    public string? Subject { get; init; }

    public string? Text { get; init; }

    public int AgreeingPerGroup { get; init; }

    /// <summary>JSON of the inputs that only this kind of stage has.</summary>
    public string? Inputs { get; init; }
}
