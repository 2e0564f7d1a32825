namespace CoAudit.Workflows.Execution;

/// <summary>Elsa's two main statuses.</summary>
public enum WorkflowStatus
{
    Running,
    Finished,
}

/// <summary>Elsa's sub-statuses, spelt as Elsa spells them. An instance is never stored as Executing: a burst commits whole or never happened.</summary>
public enum WorkflowSubStatus
{
    Pending,
    Executing,
    Suspended,
    Finished,
    Cancelled,
    Faulted,
}
