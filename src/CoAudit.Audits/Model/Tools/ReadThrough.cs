namespace CoAudit.Audits.Model.Tools;

/// <summary>How a place of one framework is read from a place of another. It is weaker than what somebody says of a criterion itself, so it is always shown with its way.</summary>
/// <param name="Code">The place in the framework from which the crosswalk leads.</param>
public sealed record ReadThrough(Crosswalk Crosswalk, string Code);
