namespace CoAudit.Audits.Features.ViewInstances;

/// <summary>What a list of instances is sorted by.</summary>
public enum InstanceOrder
{
    /// <summary>As their ids are: they are ordered by time.</summary>
    Created,

    Updated,

    /// <summary>What has not finished counts as the longest ago.</summary>
    Finished,

    /// <summary>Without regard to capital letters; what has no name comes first.</summary>
    Name,
}
