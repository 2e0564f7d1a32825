namespace CoAudit.Audits.Model;

/// <summary>Where an audit stands. Reviews go on after it is completed.</summary>
public enum AuditStatus
{
    Running,
    Completed,
    Cancelled,
    Faulted,
}
