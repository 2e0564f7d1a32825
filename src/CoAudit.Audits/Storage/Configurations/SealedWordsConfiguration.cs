using CoAudit.Audits.Model.Anonymity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoAudit.Audits.Storage.Configurations;

internal sealed class SealedWordsConfiguration : IEntityTypeConfiguration<SealedWords>
{
    public void Configure(EntityTypeBuilder<SealedWords> builder)
    {
        builder.ToTable("sealed_words");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Tags).HasDefaultValue(Array.Empty<string>());
        builder.HasIndex(s => s.StageId);
    }
}
