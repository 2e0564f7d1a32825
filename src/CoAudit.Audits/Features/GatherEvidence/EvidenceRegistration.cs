using CoAudit.Audits.Storage.Stages;
using Microsoft.Extensions.DependencyInjection;

namespace CoAudit.Audits.Features.GatherEvidence;

public static class EvidenceRegistration
{
    public static void AddEvidence(this IServiceCollection services)
    {
        services.AddSingleton<StageDepth, EvidenceStage>();
        services.AddSingleton<GiveScoresHandler>();
        services.AddSingleton<NumberMails>();
        services.AddSingleton<ExplainHoleHandler>();
        services.AddSingleton<ScoreReader>();
        services.AddSingleton<EvidenceReader>();
    }
}
