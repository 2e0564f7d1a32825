using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Reviews;
using CoAudit.Audits.Model.SigningOff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoAudit.Audits.Storage.Configurations;

internal sealed class ActionItemConfiguration : IEntityTypeConfiguration<ActionItem>
{
    public void Configure(EntityTypeBuilder<ActionItem> builder)
    {
        builder.ToTable("actions");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Ignore(a => a.LastsIf);
        builder.Ignore(a => a.Missing);
        builder.Ignore(a => a.IsComplete);
        builder.HasIndex(a => new { a.AuditId, a.Number }).IsUnique();
    }
}

internal sealed class ObjectionConfiguration : IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Objection> builder)
    {
        builder.ToTable("objections");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Ignore(o => o.IsOpen);
        builder.Ignore(o => o.Reason);
        builder.Ignore(o => o.IsAnswered);
        builder.HasMany(o => o.Turns).WithOne().HasForeignKey(t => t.ObjectionId);
        builder.HasIndex(o => o.AuditId);
    }
}

internal sealed class ObjectionTurnConfiguration : IEntityTypeConfiguration<ObjectionTurn>
{
    public void Configure(EntityTypeBuilder<ObjectionTurn> builder)
    {
        builder.ToTable("objection_turns");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasIndex(t => new { t.ObjectionId, t.Number }).IsUnique();
    }
}

internal sealed class MinorityStatementConfiguration : IEntityTypeConfiguration<MinorityStatement>
{
    public void Configure(EntityTypeBuilder<MinorityStatement> builder)
    {
        builder.ToTable("minority_statements");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Ignore(s => s.IsAnswer);
        builder.HasIndex(s => s.AuditId);
    }
}

internal sealed class ItemSignOffConfiguration : IEntityTypeConfiguration<ItemSignOff>
{
    public void Configure(EntityTypeBuilder<ItemSignOff> builder)
    {
        builder.ToTable("item_sign_offs");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.AuditId);
    }
}

internal sealed class ItemTextConfiguration : IEntityTypeConfiguration<ItemText>
{
    public void Configure(EntityTypeBuilder<ItemText> builder)
    {
        builder.ToTable("item_texts");
        builder.HasKey(t => new { t.AuditId, t.Scope, t.Item, t.Version });
    }
}

internal sealed class VerdictConfiguration : IEntityTypeConfiguration<Verdict>
{
    public void Configure(EntityTypeBuilder<Verdict> builder)
    {
        builder.ToTable("verdicts");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.HasIndex(v => new { v.TaskId, v.ActionId }).IsUnique();
        builder.HasIndex(v => v.AuditId);
    }
}
