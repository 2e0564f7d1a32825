namespace CoAudit.Workflows.Activities;

/// <summary>A container that a Break inside it ends.</summary>
internal interface IBreakable
{
    /// <summary>True for loops: a Break ends the innermost one. What stands between it and the Break ends with it.</summary>
    bool IsLoop { get; }
}
