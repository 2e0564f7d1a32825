using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Anonymity;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Evidence.Files;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.Objectives;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Reviews;
using CoAudit.Audits.Model.SigningOff;
using CoAudit.Audits.Model.Reports;
using CoAudit.Audits.Model.Tools.Building;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage;

/// <summary>All tables. The host derives one context per database, so that each has migrations of its own.</summary>
public abstract class CoAuditDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Service> Services => Set<Service>();

    public DbSet<Audit> Audits => Set<Audit>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<Stage> Stages => Set<Stage>();

    public DbSet<TaskItem> Tasks => Set<TaskItem>();

    public DbSet<Contribution> Contributions => Set<Contribution>();

    public DbSet<SealedWords> SealedWords => Set<SealedWords>();

    public DbSet<SignOff> SignOffs => Set<SignOff>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<ActionItem> Actions => Set<ActionItem>();

    public DbSet<ItemSignOff> ItemSignOffs => Set<ItemSignOff>();

    public DbSet<ItemText> ItemTexts => Set<ItemText>();

    public DbSet<Objection> Objections => Set<Objection>();

    public DbSet<MinorityStatement> MinorityStatements => Set<MinorityStatement>();

    public DbSet<Verdict> Verdicts => Set<Verdict>();

    public DbSet<Turn> Turns => Set<Turn>();

    public DbSet<Objective> Objectives => Set<Objective>();

    public DbSet<PersonalPriority> Priorities => Set<PersonalPriority>();

    public DbSet<GateReason> GateReasons => Set<GateReason>();

    public DbSet<DraftLine> DraftLines => Set<DraftLine>();

    public DbSet<ToolDecision> ToolDecisions => Set<ToolDecision>();

    public DbSet<ToolVersion> ToolVersions => Set<ToolVersion>();

    public DbSet<ToolLine> ToolLines => Set<ToolLine>();

    public DbSet<Score> Scores => Set<Score>();

    public DbSet<RecordedHole> RecordedHoles => Set<RecordedHole>();

    public DbSet<EvidenceFile> Files => Set<EvidenceFile>();

    public DbSet<FileContent> FileContents => Set<FileContent>();

    public DbSet<Finding> Findings => Set<Finding>();

    public DbSet<ReportVersion> ReportVersions => Set<ReportVersion>();

    public DbSet<TrailEntry> Trail => Set<TrailEntry>();

    public DbSet<Concern> Concerns => Set<Concern>();

    public DbSet<HelpRequest> HelpRequests => Set<HelpRequest>();

    public DbSet<DefinitionContent> DefinitionContents => Set<DefinitionContent>();

    public DbSet<DefinitionVersion> DefinitionVersions => Set<DefinitionVersion>();

    public DbSet<InstanceRow> Instances => Set<InstanceRow>();

    public DbSet<InstanceStateRow> InstanceStates => Set<InstanceStateRow>();

    public DbSet<BookmarkRow> Bookmarks => Set<BookmarkRow>();

    public DbSet<JournalRow> Journal => Set<JournalRow>();

    public DbSet<Tables.Timer> Timers => Set<Tables.Timer>();

    public DbSet<TriggerRow> Triggers => Set<TriggerRow>();

    public DbSet<UnheardEvent> UnheardEvents => Set<UnheardEvent>();

    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();

    public DbSet<LinkRow> Links => Set<LinkRow>();

    public DbSet<InboxRow> Inbox => Set<InboxRow>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    /// <summary>Null but in tests; set by the transactor.</summary>
    public IStoreProbe? Probe { get; set; }

    /// <summary>Put after a SELECT that means to change the row; empty where one writer at a time is a given.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Put after a SELECT that claims work, so that two processes never wait for each other's rows.</summary>
    public abstract string ForUpdateSkipLocked { get; }

    /// <summary>A GUID as this database's driver wants it in a hand-written statement.</summary>
    public abstract object StoredGuid(Guid value);

    /// <summary>Until the transaction ends no other one holds the same name; nothing to do where one writer at a time is a given.</summary>
    public abstract Task HoldAsync(string name, CancellationToken cancellationToken);

    /// <summary>Saves, together with the trail entries that the tracked audits have made.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var audit in ChangeTracker.Entries<Audit>().ToList())
        {
            Trail.AddRange(audit.Entity.TakeNewEntries());
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        StoredForms.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CoAuditDb).Assembly);
        SnakeCase.Apply(modelBuilder);
    }
}
