namespace CoAudit.Audits.Model.Evidence;

/// <summary>Who says why a group gave nothing on a criterion.</summary>
public enum HoleReasonSource
{
    /// <summary>Somebody of the group answered <i>not applicable</i> and why.</summary>
    NotApplicable,

    /// <summary>Those of the group who answered said that they do not know.</summary>
    DontKnow,

    /// <summary>The quality lead or the facilitator wrote it down.</summary>
    Recorded,
}

/// <summary>Why there is no evidence from a group.</summary>
public sealed record HoleReason(HoleReasonSource Source, string Text);
