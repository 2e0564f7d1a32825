using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.SignOff;

/// <summary>A participant decides. Only their task's link can send this.</summary>
/// <param name="Item">Id of the one item that it is about; null for everything.</param>
public sealed record SignOffCommand(TaskId Task, string? Answer, string? Reason, string? Item = null)
{
    /// <summary>What the person had before their eyes: an item's version, or <see cref="Model.SigningOff.SignOffBoard.Seen"/> for everything. Null where the caller does not say.</summary>
    public string? Seen { get; init; }
}

/// <summary>What is on record, the first time and every time after.</summary>
/// <param name="Objection">Id of the objection that this opened, or null.</param>
public sealed record SignedOff(string Answer, DateTimeOffset At, bool Late, bool AlreadyRecorded, string? Item = null, Guid? Objection = null);
