namespace CoAudit.Audits.Model.Asking;

/// <summary>What the step that asks everyone was told, beside its questions.</summary>
public sealed record AskSettings
{
    /// <summary>What people say is kept without a link to them.</summary>
    public bool Anonymous { get; init; }
}

/// <summary>Questions to a stage that only this kind of stage answers.</summary>
public static class AskingStages
{
    /// <summary>All words in it are said without a name.</summary>
    public static bool AsksWithoutNames(this Stage stage) =>
        string.Equals(stage.Type, "CoAudit.AskEveryone", StringComparison.Ordinal) && stage.InputsAs<AskSettings>().Anonymous;
}
