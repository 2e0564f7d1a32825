using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Tools.Building;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoAudit.Audits.Storage.Configurations;

internal sealed class DraftLineConfiguration : IEntityTypeConfiguration<DraftLine>
{
    public void Configure(EntityTypeBuilder<DraftLine> builder)
    {
        builder.ToTable("tool_lines");
        builder.HasKey(l => new { l.AuditId, l.Id });
        builder.Ignore(l => l.Words);
        builder.Ignore(l => l.Facts);
        builder.HasOne<Audit>().WithMany().HasForeignKey(l => l.AuditId);
    }
}

internal sealed class ToolDecisionConfiguration : IEntityTypeConfiguration<ToolDecision>
{
    public void Configure(EntityTypeBuilder<ToolDecision> builder)
    {
        builder.ToTable("tool_decisions");
        builder.HasKey(d => d.ContributionId);
        builder.Property(d => d.ContributionId).ValueGeneratedNever();
        builder.Ignore(d => d.ChangedTheTool);
        builder.HasOne<Contribution>().WithMany().HasForeignKey(d => d.ContributionId);
        builder.HasIndex(d => d.AuditId);
    }
}

internal sealed class ToolVersionConfiguration : IEntityTypeConfiguration<ToolVersion>
{
    public void Configure(EntityTypeBuilder<ToolVersion> builder)
    {
        builder.ToTable("tool_versions");
        builder.HasKey(v => new { v.AuditId, v.Number });
        builder.Ignore(v => v.Label);
        builder.Ignore(v => v.IsWhole);
        builder.HasOne<Audit>().WithMany().HasForeignKey(v => v.AuditId);
    }
}
