namespace CoAudit.Audits.Model.Objections;

/// <summary>Where an objection stands.</summary>
public enum ObjectionStatus
{
    Open,

    /// <summary>Its maker took it back. Nobody else can.</summary>
    Withdrawn,

    /// <summary>It was never taken back: it stands in the report as a minority statement.</summary>
    Unresolved,
}
