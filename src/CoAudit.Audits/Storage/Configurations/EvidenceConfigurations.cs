using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Evidence.Files;
using CoAudit.Audits.Model.Findings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoAudit.Audits.Storage.Configurations;

internal sealed class ToolLineConfiguration : IEntityTypeConfiguration<ToolLine>
{
    public void Configure(EntityTypeBuilder<ToolLine> builder)
    {
        builder.ToTable("scored_lines");
        builder.HasKey(l => new { l.AuditId, l.Id });
        builder.HasOne<Audit>().WithMany().HasForeignKey(l => l.AuditId);
    }
}

internal sealed class ScoreConfiguration : IEntityTypeConfiguration<Score>
{
    public void Configure(EntityTypeBuilder<Score> builder)
    {
        builder.ToTable("scores");
        builder.HasKey(s => new { s.TaskId, s.Criterion });
        builder.Ignore(s => s.Value);
        builder.Ignore(s => s.CommittedText);
        builder.HasOne<TaskItem>().WithMany().HasForeignKey(s => s.TaskId);
        builder.HasIndex(s => s.StageId);
    }
}

internal sealed class RecordedHoleConfiguration : IEntityTypeConfiguration<RecordedHole>
{
    public void Configure(EntityTypeBuilder<RecordedHole> builder)
    {
        builder.ToTable("coverage_holes");
        builder.HasKey(h => new { h.StageId, h.Criterion, h.Group });
        builder.HasOne<Stage>().WithMany().HasForeignKey(h => h.StageId);
    }
}

internal sealed class EvidenceFileConfiguration : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.ToTable("evidence_files");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Ignore(f => f.Stands);
        builder.HasOne<TaskItem>().WithMany().HasForeignKey(f => f.TaskId);
        builder.HasIndex(f => f.StageId);
        builder.HasIndex(f => f.AuditId);
        builder.Ignore(f => f.SharedCopy);
    }
}

internal sealed class FileContentConfiguration : IEntityTypeConfiguration<FileContent>
{
    public void Configure(EntityTypeBuilder<FileContent> builder)
    {
        builder.ToTable("evidence_file_contents");
        builder.HasKey(c => new { c.FileId, c.Copy });
        builder.HasOne<EvidenceFile>().WithMany().HasForeignKey(c => c.FileId);
    }
}

internal sealed class FindingConfiguration : IEntityTypeConfiguration<Finding>
{
    public void Configure(EntityTypeBuilder<Finding> builder)
    {
        builder.ToTable("findings");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.HasOne<Stage>().WithMany().HasForeignKey(f => f.StageId);
        builder.Ignore(f => f.NeedsInterpretation);
        builder.HasIndex(f => f.AuditId);
    }
}
