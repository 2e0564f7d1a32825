using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Influence;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Voices;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewVoices;

/// <summary>Shows whose words changed the result, part by part. Only parts that are revealed are counted.</summary>
public sealed class InfluenceReader(IDbContextFactory<CoAuditDb> contexts)
{
    /// <exception cref="ConflictException">Nothing is revealed yet.</exception>
    public async Task<IReadOnlyList<InfluenceView>> ReadAsync(AuditId audit, CancellationToken cancellationToken) =>
        await FindAsync(audit, cancellationToken) is { Count: > 0 } parts
            ? parts
            : throw new ConflictException("not-revealed", "People still speak, each for themselves. Whose words count is shown when all words are.");

    public async Task<IReadOnlyList<InfluenceView>> FindAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. (await db.ReadInfluenceAsync(audit, cancellationToken)).Select(ViewOf)];
    }

    private static InfluenceView ViewOf(PartInfluence part) => new(
        part.Part.Code(), part.Adopted, part.Rung,
        part.OnlyManagers ? "Everything that was taken up came from managers." : null,
        [.. part.Groups.Select(g => new GroupInfluenceView(g.Group.Code(), g.Said, g.Adopted, g.Share, g.Upheld))]);
}
