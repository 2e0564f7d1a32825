namespace CoAudit.Audits.Model.Tools;

/// <summary>Whether a framework counts today.</summary>
public enum FrameworkStanding
{
    /// <summary>In force.</summary>
    Current,

    /// <summary>Announced; its items may be missing or change.</summary>
    Draft,

    /// <summary>No longer in force. Audits that were mapped to it stay readable.</summary>
    Replaced,
}
