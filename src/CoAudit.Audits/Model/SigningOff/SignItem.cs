namespace CoAudit.Audits.Model.SigningOff;

/// <summary>One thing that people decide on.</summary>
/// <param name="Id">Empty for all that is to be signed, where there is nothing smaller.</param>
/// <param name="Version">1, and one more with each change of its text or of what stands beside it.</param>
/// <param name="ChangedAt">When it changed last; null for the first version. What was signed before does not count for it.</param>
public sealed record SignItem(string Id, string Kind, string Text, int Version = 1, DateTimeOffset? ChangedAt = null);
