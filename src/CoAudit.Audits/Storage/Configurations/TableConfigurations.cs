using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoAudit.Audits.Storage.Configurations;

internal sealed class DefinitionContentConfiguration : IEntityTypeConfiguration<DefinitionContent>
{
    public void Configure(EntityTypeBuilder<DefinitionContent> builder)
    {
        builder.ToTable("definition_contents");
        builder.HasKey(d => d.Hash);
    }
}

internal sealed class DefinitionVersionConfiguration : IEntityTypeConfiguration<DefinitionVersion>
{
    public void Configure(EntityTypeBuilder<DefinitionVersion> builder)
    {
        builder.ToTable("definition_versions");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => new { d.DefinitionId, d.Version }).IsUnique();
        builder.HasIndex(d => d.Hash);
        builder.HasOne<DefinitionContent>().WithMany().HasForeignKey(d => d.Hash);
    }
}

internal sealed class InstanceConfiguration : IEntityTypeConfiguration<InstanceRow>
{
    public void Configure(EntityTypeBuilder<InstanceRow> builder)
    {
        builder.ToTable("instances");
        builder.HasKey(i => i.Id);
        builder.HasIndex(i => i.AuditId);
        builder.HasIndex(i => i.ParentInstanceId).HasFilter("parent_instance_id IS NOT NULL");
        builder.HasIndex(i => new { i.DefinitionId, i.Id });
    }
}

internal sealed class InstanceStateConfiguration : IEntityTypeConfiguration<InstanceStateRow>
{
    public void Configure(EntityTypeBuilder<InstanceStateRow> builder)
    {
        builder.ToTable("instance_states");
        builder.HasKey(i => i.InstanceId);
    }
}

internal sealed class BookmarkConfiguration : IEntityTypeConfiguration<BookmarkRow>
{
    public void Configure(EntityTypeBuilder<BookmarkRow> builder)
    {
        builder.ToTable("bookmarks");
        builder.HasKey(b => b.Id);
        builder.HasIndex(b => new { b.Name, b.Key });
        builder.HasIndex(b => b.InstanceId);
    }
}

internal sealed class JournalConfiguration : IEntityTypeConfiguration<JournalRow>
{
    public void Configure(EntityTypeBuilder<JournalRow> builder)
    {
        builder.ToTable("journal");
        builder.HasKey(j => new { j.InstanceId, j.N });
    }
}

internal sealed class TimerConfiguration : IEntityTypeConfiguration<Tables.Timer>
{
    public void Configure(EntityTypeBuilder<Tables.Timer> builder)
    {
        builder.ToTable("timers");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasIndex(t => new { t.Quarantined, t.DueAt });
        builder.HasIndex(t => t.AuditId);
        builder.HasIndex(t => t.TaskId);
        builder.HasIndex(t => t.BookmarkId);
        builder.HasIndex(t => t.InstanceId).HasFilter("instance_id IS NOT NULL");
        builder.HasIndex(t => t.TriggerId).HasFilter("trigger_id IS NOT NULL");
    }
}

internal sealed class TriggerConfiguration : IEntityTypeConfiguration<TriggerRow>
{
    public void Configure(EntityTypeBuilder<TriggerRow> builder)
    {
        builder.ToTable("triggers");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasIndex(t => new { t.Name, t.Key });
        builder.HasIndex(t => t.DefinitionId);
    }
}

internal sealed class UnheardEventConfiguration : IEntityTypeConfiguration<UnheardEvent>
{
    public void Configure(EntityTypeBuilder<UnheardEvent> builder)
    {
        builder.ToTable("unheard_events");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => e.Name);
        builder.HasIndex(e => e.ExpiresAt);
    }
}

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("outbox");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => m.DedupeKey).IsUnique();
        builder.HasIndex(m => m.DueAt).HasFilter("state IN ('Pending', 'Sending', 'Uncertain')").HasDatabaseName("ix_outbox_unsettled");
        builder.HasIndex(m => m.AuditId);
        builder.HasIndex(m => m.TaskId);
    }
}

internal sealed class LinkConfiguration : IEntityTypeConfiguration<LinkRow>
{
    public void Configure(EntityTypeBuilder<LinkRow> builder)
    {
        builder.ToTable("links");
        builder.HasKey(l => l.Hash);
        builder.HasIndex(l => l.TaskId);
        builder.HasIndex(l => l.MailId);
    }
}

internal sealed class InboxConfiguration : IEntityTypeConfiguration<InboxRow>
{
    public void Configure(EntityTypeBuilder<InboxRow> builder)
    {
        builder.ToTable("inbox");
        builder.HasKey(i => i.Key);
    }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys");
        builder.Property(k => k.Id).ValueGeneratedNever();
        builder.HasIndex(k => k.Hash).IsUnique();
    }
}

internal sealed class ConcernConfiguration : IEntityTypeConfiguration<Concern>
{
    public void Configure(EntityTypeBuilder<Concern> builder)
    {
        builder.ToTable("concerns");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => c.ServiceId);
    }
}

internal sealed class HelpRequestConfiguration : IEntityTypeConfiguration<HelpRequest>
{
    public void Configure(EntityTypeBuilder<HelpRequest> builder)
    {
        builder.ToTable("help_requests");
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.HasIndex(h => h.AuditId);
    }
}
