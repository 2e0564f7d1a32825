using CoAudit.Audits.Model.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoAudit.Audits.Storage.Configurations;

internal sealed class ReportVersionConfiguration : IEntityTypeConfiguration<ReportVersion>
{
    public void Configure(EntityTypeBuilder<ReportVersion> builder)
    {
        builder.ToTable("report_versions");
        builder.HasKey(r => new { r.AuditId, r.Number });
        builder.Ignore(r => r.FormatList);
        builder.Ignore(r => r.IsWhole);
    }
}
