using CoAudit.Audits.Storage.Objectives;
using CoAudit.Audits.Storage.Stages;
using Microsoft.Extensions.DependencyInjection;

namespace CoAudit.Audits.Features.SetObjectives;

public static class ObjectivesRegistration
{
    public static void AddObjectives(this IServiceCollection services)
    {
        services.AddSingleton<StageDepth, ObjectivesStage>();
        services.AddSingleton<ObjectiveThread>();
        services.AddSingleton<ObjectiveMails>();
        services.AddSingleton<GateWait>();
        services.AddSingleton<GateEnd>();
        services.AddSingleton<GivePrioritiesHandler>();
        services.AddSingleton<DecideObjectiveHandler>();
        services.AddSingleton<ExplainGateHandler>();
        services.AddSingleton<ObjectiveReader>();
    }
}
