using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.SignOff;

/// <summary>A participant decides. Only their task's link can send this.</summary>
public sealed record SignOffCommand(TaskId Task, string? Answer, string? Reason);

/// <summary>What is on record, the first time and every time after.</summary>
public sealed record SignedOff(string Answer, DateTimeOffset At, bool Late, bool AlreadyRecorded);
