namespace CoAudit.Audits.Outlines;

/// <summary>Something that can be chosen: how it is stored, and how people read it.</summary>
public sealed record OutlineOption(string Value, string Text);
