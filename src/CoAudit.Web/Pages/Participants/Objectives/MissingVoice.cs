using CoAudit.Audits.Features.ViewTask;
using CoAudit.Web.Pages.Shared;

namespace CoAudit.Web.Pages.Participants.Objectives;

/// <summary>Nobody may miss that a side has no objective of its own, nor why.</summary>
/// <param name="Groups">In words.</param>
internal sealed record MissingVoice(IReadOnlyList<string> Groups, string? Reason)
{
    public static MissingVoice? Of(MyTaskView task) =>
        task.ObjectivesGate is { } gate ? new MissingVoice([.. gate.Missing.Select(GroupWords.Of)], gate.Reason) : null;
}
