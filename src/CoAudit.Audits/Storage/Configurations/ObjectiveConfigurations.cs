using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objectives;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoAudit.Audits.Storage.Configurations;

internal sealed class ObjectiveConfiguration : IEntityTypeConfiguration<Objective>
{
    public void Configure(EntityTypeBuilder<Objective> builder)
    {
        builder.ToTable("objectives");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.HasOne<Contribution>().WithOne().HasForeignKey<Objective>(o => o.Id);
        builder.HasOne<Stage>().WithMany().HasForeignKey(o => o.StageId);
        builder.HasIndex(o => o.AuditId);
    }
}

internal sealed class PersonalPriorityConfiguration : IEntityTypeConfiguration<PersonalPriority>
{
    public void Configure(EntityTypeBuilder<PersonalPriority> builder)
    {
        builder.ToTable("priorities");
        builder.HasKey(p => new { p.TaskId, p.Objective });
        builder.Ignore(p => p.CommittedText);
        builder.HasOne<TaskItem>().WithMany().HasForeignKey(p => p.TaskId);
        builder.HasOne<Objective>().WithMany().HasForeignKey(p => p.Objective);
        builder.HasIndex(p => p.StageId);
    }
}

internal sealed class GateReasonConfiguration : IEntityTypeConfiguration<GateReason>
{
    public void Configure(EntityTypeBuilder<GateReason> builder)
    {
        builder.ToTable("objective_gates");
        builder.HasKey(g => g.StageId);
        builder.HasOne<Stage>().WithMany().HasForeignKey(g => g.StageId);
        builder.HasIndex(g => g.AuditId);
    }
}
