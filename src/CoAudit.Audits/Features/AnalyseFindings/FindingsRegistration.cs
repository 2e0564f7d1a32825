using CoAudit.Audits.Storage.SigningOff;
using CoAudit.Audits.Storage.Stages;
using Microsoft.Extensions.DependencyInjection;

namespace CoAudit.Audits.Features.AnalyseFindings;

public static class FindingsRegistration
{
    public static void AddFindings(this IServiceCollection services)
    {
        services.AddSingleton<StageDepth, FindingsStage>();
        services.AddSingleton<SignSubject, FindingsSubject>();
        services.AddSingleton<DecideFindingHandler>();
        services.AddSingleton<WaiveFindingsHandler>();
        services.AddSingleton<FindingReader>();
    }
}
