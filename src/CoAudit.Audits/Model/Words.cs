namespace CoAudit.Audits.Model;

/// <summary>What somebody wants to put in, checked and clean, before it is kept.</summary>
/// <param name="About">Id of the item that it is about, or null.</param>
/// <param name="Anonymous">True: kept without any way back to the person.</param>
public sealed record Words(string Kind, string Text, string? About = null, bool Anonymous = false);
