using CoAudit.Audits.Activities;
using CoAudit.Audits.Features.AgreeToTakePart;
using CoAudit.Audits.Features.AnalyseFindings;
using CoAudit.Audits.Features.AnswerCause;
using CoAudit.Audits.Features.AskForHelp;
using CoAudit.Audits.Features.BuildAuditTool;
using CoAudit.Audits.Features.CancelAudit;
using CoAudit.Audits.Features.CancelInstance;
using CoAudit.Audits.Features.CloseStage;
using CoAudit.Audits.Features.CompareAudits;
using CoAudit.Audits.Features.CompleteWorkflowTask;
using CoAudit.Audits.Features.Contribute;
using CoAudit.Audits.Features.CreateApiKey;
using CoAudit.Audits.Features.DecideFile;
using CoAudit.Audits.Features.DeleteDefinition;
using CoAudit.Audits.Features.DeleteInstance;
using CoAudit.Audits.Features.DeliverEvent;
using CoAudit.Audits.Features.DeliverMail;
using CoAudit.Audits.Features.EditOutline;
using CoAudit.Audits.Features.FireTrigger;
using CoAudit.Audits.Features.GatherEvidence;
using CoAudit.Audits.Features.GiveFile;
using CoAudit.Audits.Features.ImportDefinition;
using CoAudit.Audits.Features.MigrateInstance;
using CoAudit.Audits.Features.OpenReview;
using CoAudit.Audits.Features.OpenRound;
using CoAudit.Audits.Features.PublishDefinition;
using CoAudit.Audits.Features.RaiseConcern;
using CoAudit.Audits.Features.RemindParticipant;
using CoAudit.Audits.Features.ReportWrongPerson;
using CoAudit.Audits.Features.RequestNewLink;
using CoAudit.Audits.Features.ResendMail;
using CoAudit.Audits.Features.ResumeBookmark;
using CoAudit.Audits.Features.RetractDefinition;
using CoAudit.Audits.Features.RevertDefinition;
using CoAudit.Audits.Features.RevokeApiKey;
using CoAudit.Audits.Features.RunWorkflow;
using CoAudit.Audits.Features.SaveDefinition;
using CoAudit.Audits.Features.SaveService;
using CoAudit.Audits.Features.SeeOriginal;
using CoAudit.Audits.Features.SetObjectives;
using CoAudit.Audits.Features.SignOff;
using CoAudit.Audits.Features.StartAudit;
using CoAudit.Audits.Features.StopReminders;
using CoAudit.Audits.Features.StopTakingPart;
using CoAudit.Audits.Features.TellEvent;
using CoAudit.Audits.Features.TellWhoIsSilent;
using CoAudit.Audits.Features.ThankForPractice;
using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Features.ViewAuditTypes;
using CoAudit.Audits.Features.ViewDashboard;
using CoAudit.Audits.Features.ViewDefinitions;
using CoAudit.Audits.Features.ViewFiles;
using CoAudit.Audits.Features.ViewInstances;
using CoAudit.Audits.Features.ViewLens;
using CoAudit.Audits.Features.ViewReport;
using CoAudit.Audits.Features.ViewSafeguarding;
using CoAudit.Audits.Features.ViewServices;
using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Features.WithdrawContribution;
using CoAudit.Audits.Features.WithdrawFile;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Model.Tools;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Anonymity;
using CoAudit.Audits.Storage.Effects;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.Reports;
using CoAudit.Audits.Storage.Stages;
using CoAudit.Audits.Storage.Voices;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Activities;
using Microsoft.Extensions.DependencyInjection;

namespace CoAudit.Audits;

/// <summary>What the host needs to run audits. The host itself brings an <see cref="ITransactor"/>, the database and <see cref="IPdfPages"/>.</summary>
public static class ServiceRegistration
{
    public static IServiceCollection AddAudits(this IServiceCollection services)
    {
        AddStore(services);
        AddCommands(services);
        AddReaders(services);
        AddFiles(services);
        AddAnswersToFindings(services);
        services.AddObjectives();
        services.AddPlans();
        services.AddTools();
        services.AddEvidence();
        services.AddFindings();
        return services;
    }

    private static ActivityRegistry Registry(CriteriaLibrary? library)
    {
        var registry = ActivityRegistry.FromAssemblies(typeof(ServiceRegistration).Assembly);
        foreach (var tool in registry.All.Select(type => type.Activity).OfType<BuildAuditTool>())
        {
            tool.Library = library;
        }

        return registry;
    }

    // The engine, and the corridor between it and the tables.
    private static void AddStore(IServiceCollection services)
    {
        services.AddSingleton(WorkingCalendar.EnglandAndWales);
        services.AddSingleton(provider => Registry(provider.GetService<CriteriaLibrary>()));
        services.AddSingleton<CompiledWorkflows>();
        services.AddSingleton<WorkflowStore>();
        services.AddSingleton<StageOpening>();
        services.AddSingleton<ReviewScheduling>();
        services.AddSingleton<NoticeSending>();
        services.AddSingleton<ReportPublishing>();
        services.AddSingleton<EventBoard>();
        services.AddSingleton<EffectApplier>();
        services.AddSingleton<InstanceRunner>();
        services.AddSingleton<StageClosing>();
        services.AddSingleton<SealedPool>();
        services.AddSingleton<StageWait>();
        services.AddSingleton<FreedSpace>();
        services.AddSingleton<StageDepths>();
        services.AddSingleton<VoiceThreads>();
        services.AddSingleton<FindingThread>();
        services.AddSingleton<DueTimers>();
        services.AddSingleton<SafeguardingReader>();
    }

    // What changes something: one handler a use case.
    private static void AddCommands(IServiceCollection services)
    {
        services.AddSingleton<AgreeToTakePartHandler>();
        services.AddSingleton<AskForHelpHandler>();
        services.AddSingleton<CancelAuditHandler>();
        services.AddSingleton<CancelInstanceHandler>();
        services.AddSingleton<ClaimMailHandler>();
        services.AddSingleton<CloseStageHandler>();
        services.AddSingleton<CompleteWorkflowTaskHandler>();
        services.AddSingleton<ContributeHandler>();
        services.AddSingleton<CreateApiKeyHandler>();
        services.AddSingleton<DeleteDefinitionHandler>();
        services.AddSingleton<DeleteInstanceHandler>();
        services.AddSingleton<DeliverEventHandler>();
        services.AddSingleton<EndStageHandler>();
        services.AddSingleton<DeleteVersionHandler>();
        services.AddSingleton<EditOutlineHandler>();
        services.AddSingleton<FireTriggerHandler>();
        services.AddSingleton<ImportDefinitionHandler>();
        services.AddSingleton<MigrateInstanceHandler>();
        services.AddSingleton<OpenReviewHandler>();
        services.AddSingleton<OpenRoundHandler>();
        services.AddSingleton<PublishDefinitionHandler>();
        services.AddSingleton<RaiseConcernHandler>();
        services.AddSingleton<RemindParticipantHandler>();
        services.AddSingleton<ReportWrongPersonHandler>();
        services.AddSingleton<RequestNewLinkHandler>();
        services.AddSingleton<ResendMailHandler>();
        services.AddSingleton<ResumeBookmarkHandler>();
        services.AddSingleton<RetractDefinitionHandler>();
        services.AddSingleton<RevertDefinitionHandler>();
        services.AddSingleton<RevokeApiKeyHandler>();
        services.AddSingleton<SaveDefinitionHandler>();
        services.AddSingleton<SaveServiceHandler>();
        services.AddSingleton<SettleMailHandler>();
        services.AddSingleton<StartAuditHandler>();
        services.AddSingleton<RunWorkflowHandler>();
        services.AddSingleton<StopRemindersHandler>();
        services.AddSingleton<StopTakingPartHandler>();
        services.AddSingleton<TellEventHandler>();
        services.AddSingleton<TellWhoIsSilentHandler>();
        services.AddSingleton<WithdrawContributionHandler>();
    }

    // What only looks.
    private static void AddReaders(IServiceCollection services)
    {
        services.AddSingleton<AuditTypeReader>();
        services.AddSingleton<AuditViews>();
        services.AddSingleton<ComparisonReader>();
        services.AddSingleton<DashboardReader>();
        services.AddSingleton<DefinitionReader>();
        services.AddSingleton<DefinitionGraphs>();
        services.AddSingleton<InstanceMarks>();
        services.AddSingleton<InstanceReader>();
        services.AddSingleton<LensReader>();
        services.AddSingleton<MyTask>();
        services.AddSingleton<ReportReader>();
        services.AddSingleton<ServiceReader>();
    }

    private static void AddFiles(IServiceCollection services)
    {
        services.AddSingleton<PhotoDesk>();
        services.AddSingleton<GiveFileHandler>();
        services.AddSingleton<WithdrawFileHandler>();
        services.AddSingleton<SeeOriginalHandler>();
        services.AddSingleton<DecideFileHandler>();
        services.AddSingleton<FileReader>();
    }

    // Beside agreeing them, which is the analysis' own.
    private static void AddAnswersToFindings(IServiceCollection services)
    {
        services.AddSingleton<AnswerCauseHandler>();
        services.AddSingleton<CauseReader>();
        services.AddSingleton<ThankForPracticeHandler>();
    }
}
