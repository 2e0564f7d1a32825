using CoAudit.Audits.Storage.SigningOff;
using CoAudit.Audits.Storage.Stages;
using CoAudit.Audits.Storage.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace CoAudit.Audits.Features.BuildAuditTool;

public static class ToolRegistration
{
    public static void AddTools(this IServiceCollection services)
    {
        services.AddSingleton<StageDepth, ToolStage>();
        services.AddSingleton<SignSubject, ToolSubject>();
        services.AddSingleton<ToolFreezing>();
        services.AddSingleton<ToolMails>();
        services.AddSingleton<ToolThread>();
        services.AddSingleton<DecideSuggestionHandler>();
        services.AddSingleton<EditToolLineHandler>();
        services.AddSingleton<ToolReader>();
    }
}
