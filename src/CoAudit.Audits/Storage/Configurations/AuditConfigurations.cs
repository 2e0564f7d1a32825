using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoAudit.Audits.Storage.Configurations;

internal sealed class ServiceConfiguration : IEntityTypeConfiguration<Service>
{
    public void Configure(EntityTypeBuilder<Service> builder)
    {
        builder.ToTable("services");
        builder.HasKey(s => s.Id);
        builder.HasMany(s => s.Contacts).WithOne().HasForeignKey("ServiceId").IsRequired();
        builder.HasIndex(s => s.Name);
    }
}

internal sealed class SafeguardingContactConfiguration : IEntityTypeConfiguration<SafeguardingContact>
{
    public void Configure(EntityTypeBuilder<SafeguardingContact> builder)
    {
        builder.ToTable("safeguarding_contacts");
        builder.Property(c => c.Id).ValueGeneratedNever();
    }
}

internal sealed class AuditConfiguration : IEntityTypeConfiguration<Audit>
{
    public void Configure(EntityTypeBuilder<Audit> builder)
    {
        builder.ToTable("audits");
        builder.HasKey(a => a.Id);
        builder.Ignore(a => a.AskerName);
        builder.HasOne<Service>().WithMany().HasForeignKey(a => a.ServiceId);
        builder.HasMany(a => a.Participants).WithOne().HasForeignKey(p => p.AuditId);
        builder.HasMany(a => a.Stages).WithOne().HasForeignKey(s => s.AuditId);
        builder.HasMany(a => a.Reviews).WithOne().HasForeignKey(r => r.AuditId);
        builder.HasIndex(a => a.WorkflowInstanceId).IsUnique();
    }
}

internal sealed class ParticipantConfiguration : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.ToTable("participants");
        builder.HasKey(p => p.Id);
        builder.OwnsOne(p => p.Access, access =>
        {
            access.Property(a => a.Format).HasColumnName("access_format");
            access.Property(a => a.BestTime).HasColumnName("access_best_time");
            access.Property(a => a.Language).HasColumnName("access_language");
        });
        builder.Navigation(p => p.Access).IsRequired();
        builder.HasIndex(p => p.Email);
    }
}

internal sealed class StageConfiguration : IEntityTypeConfiguration<Stage>
{
    public void Configure(EntityTypeBuilder<Stage> builder)
    {
        builder.ToTable("stages");
        builder.HasKey(s => s.Id);
        builder.Ignore(s => s.Form);
        builder.Ignore(s => s.Quorum);
        builder.Ignore(s => s.IsRevealed);
        builder.Property(s => s.Round).HasDefaultValue(1);
        builder.HasMany(s => s.Tasks).WithOne().HasForeignKey(t => t.StageId);
        builder.HasIndex(s => s.ActivityInstanceId).IsUnique();
    }
}

internal sealed class TaskItemConfiguration : IEntityTypeConfiguration<TaskItem>
{
    public void Configure(EntityTypeBuilder<TaskItem> builder)
    {
        builder.ToTable("tasks");
        builder.HasKey(t => t.Id);
        builder.HasOne<Participant>().WithMany().HasForeignKey(t => t.ParticipantId);
        builder.HasOne(t => t.SignOff).WithOne().HasForeignKey<SignOff>(s => s.TaskId);
        builder.HasMany(t => t.Contributions).WithOne().HasForeignKey(c => c.TaskId);
        builder.HasIndex(t => new { t.AuditId, t.Status });
    }
}

internal sealed class SignOffConfiguration : IEntityTypeConfiguration<SignOff>
{
    public void Configure(EntityTypeBuilder<SignOff> builder)
    {
        builder.ToTable("sign_offs");
        builder.HasKey(s => s.TaskId);
        builder.HasIndex(s => s.StageId);
    }
}

internal sealed class ContributionConfiguration : IEntityTypeConfiguration<Contribution>
{
    public void Configure(EntityTypeBuilder<Contribution> builder)
    {
        builder.ToTable("contributions");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Round).HasDefaultValue(1);
        builder.Property(c => c.Tags).HasDefaultValue(Array.Empty<string>());
        builder.Ignore(c => c.Stands);
        builder.OwnsOne(c => c.Evidence, facts =>
        {
            facts.Property(f => f.Kind).HasColumnName("evidence_kind");
            facts.Property(f => f.SpokeBy).HasColumnName("evidence_spoke_by");
            facts.Property(f => f.HelpedBy).HasColumnName("evidence_helped_by");
            facts.Property(f => f.Words).HasColumnName("evidence_words");
            facts.Property(f => f.ReadBack).HasColumnName("evidence_read_back");
        });
        builder.HasIndex(c => c.StageId);
    }
}

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable("reviews");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Kind).HasDefaultValue(ReviewKind.Planned).HasSentinel(ReviewKind.Planned);
        builder.Property(r => r.Actions).HasDefaultValue(Array.Empty<Guid>());
        builder.HasIndex(r => r.DueAt);
    }
}

internal sealed class TrailConfiguration : IEntityTypeConfiguration<TrailEntry>
{
    public void Configure(EntityTypeBuilder<TrailEntry> builder)
    {
        builder.ToTable("trail");
        builder.HasKey(e => new { e.AuditId, e.N });
        builder.Ignore(e => e.Verifies);
    }
}
