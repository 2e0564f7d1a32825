namespace CoAudit.Audits.Model.Asking;

/// <summary>What the step that asks everyone was told, beside its questions.</summary>
public sealed record AskSettings
{
    /// <summary>What people say is kept without a link to them.</summary>
    public bool Anonymous { get; init; }
}
