using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Voices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoAudit.Audits.Storage.Configurations;

internal sealed class TurnConfiguration : IEntityTypeConfiguration<Turn>
{
    public void Configure(EntityTypeBuilder<Turn> builder)
    {
        builder.ToTable("turns");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasOne<Contribution>().WithMany().HasForeignKey(t => t.ContributionId);
        builder.HasIndex(t => t.AuditId);
    }
}
