using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.GiveFile;

/// <summary>A participant gives a file as evidence. Only their task's link can send this.</summary>
/// <param name="Name">As the sender calls it; never believed about the content.</param>
/// <param name="About">The line of the tool that it is about, or null.</param>
/// <param name="Contribution">Own words that it belongs to, or null.</param>
public sealed record GiveFile(TaskId Task, byte[] Content, string? Name, string? About, string? Contribution);

/// <summary>What was kept.</summary>
public sealed record FileGiven(Guid Id, string Receipt, string Name, string Type, int Size);
