using CoAudit.Audits.Features.AnswerConcern;
using CoAudit.Audits.Features.ArrangeAction;
using CoAudit.Audits.Features.AskForCauses;
using CoAudit.Audits.Features.DecideAction;
using CoAudit.Audits.Features.PlanActions;
using CoAudit.Audits.Features.AnswerObjection;
using CoAudit.Audits.Features.ReviewProgress;
using CoAudit.Audits.Features.SignOff;
using CoAudit.Audits.Features.TellOverdue;
using CoAudit.Audits.Features.ViewPlan;
using CoAudit.Audits.Features.ViewVoices;
using CoAudit.Audits.Features.WithdrawObjection;
using CoAudit.Audits.Storage.Plans;
using CoAudit.Audits.Storage.SigningOff;
using CoAudit.Audits.Storage.Stages;
using Microsoft.Extensions.DependencyInjection;

namespace CoAudit.Audits;

/// <summary>Action plans, sign-offs with objections, reviews, and what came of people's words.</summary>
internal static class PlanRegistration
{
    public static void AddPlans(this IServiceCollection services)
    {
        services.AddSingleton<StageDepth, PlanDepth>();
        services.AddSingleton<StageDepth, SignOffDepth>();
        services.AddSingleton<StageDepth, RespondDepth>();
        services.AddSingleton<StageDepth, ReviewDepth>();
        services.AddSingleton<StageDepth, AskForCausesDepth>();
        services.AddSingleton<SignSubject, PlanSubject>();
        services.AddSingleton<SignSubject, ObjectivesSubject>();
        services.AddSingleton<SigningDesk>();
        services.AddSingleton<SigningRounds>();
        services.AddSingleton<RegulationNotes>();
        services.AddSingleton<SigningMails>();
        services.AddSingleton<ItemChanges>();
        services.AddSingleton<SignedFindings>();
        services.AddSingleton<ObjectionBook>();
        services.AddSingleton<ConcernBook>();
        services.AddSingleton<AnswerConcernHandler>();
        services.AddSingleton<ObjectionClock>();
        services.AddSingleton<ObjectionMails>();
        services.AddSingleton<ObjectionEnd>();
        services.AddSingleton<ActionThread>();
        services.AddSingleton<ActionDeadlines>();
        services.AddSingleton<TellOverdueHandler>();
        services.AddSingleton<PlanMails>();
        services.AddSingleton<ReviewOutcome>();
        services.AddSingleton<ItemSigning>();
        services.AddSingleton<SignOffHandler>();
        services.AddSingleton<RespondHandler>();
        services.AddSingleton<WithdrawObjectionHandler>();
        services.AddSingleton<GiveVerdictsHandler>();
        services.AddSingleton<DecideActionHandler>();
        services.AddSingleton<ArrangeActionHandler>();
        services.AddSingleton<PlanReader>();
        services.AddSingleton<VoiceReader>();
        services.AddSingleton<InfluenceReader>();
    }
}
