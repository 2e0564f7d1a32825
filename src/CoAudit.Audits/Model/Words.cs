namespace CoAudit.Audits.Model;

/// <summary>What somebody wants to put in, checked and clean, before it is kept.</summary>
/// <param name="About">Id of the item that it is about, or null.</param>
public sealed record Words(string Kind, string Text, string? About = null);
