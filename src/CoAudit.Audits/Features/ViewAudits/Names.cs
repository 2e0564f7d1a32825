using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Tables;

namespace CoAudit.Audits.Features.ViewAudits;

/// <summary>Statuses as the API writes them.</summary>
public static class Names
{
    public static string Of(AuditStatus status) => status.ToString().ToLowerInvariant();

    public static string Of(StageStatus status) => status.ToString().ToLowerInvariant();

    public static string Of(ReviewStatus status) => status.ToString().ToLowerInvariant();

    public static string Of(TaskKind kind) => kind.ToString().ToLowerInvariant();

    public static string Of(TaskItemStatus status) => status switch
    {
        TaskItemStatus.NotReached => "not-reached",
        _ => status.ToString().ToLowerInvariant(),
    };

    public static string Of(MailState state) => state switch
    {
        MailState.Sending => "pending",
        _ => state.ToString().ToLowerInvariant(),
    };
}
