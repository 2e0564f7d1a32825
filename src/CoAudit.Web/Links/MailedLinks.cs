using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Links;

/// <summary>What a mailed link is worth now.</summary>
internal abstract record LinkState
{
    /// <summary>Nobody was ever sent this token.</summary>
    public sealed record Unknown : LinkState;

    /// <summary>It was good once: too old, or taken back.</summary>
    public sealed record Gone(TaskId? Task) : LinkState;

    /// <summary>Opens a task.</summary>
    public sealed record ToTask(TaskId Task, byte[] Hash) : LinkState;

    /// <summary>Opens a safety message.</summary>
    public sealed record ToConcern(Guid Concern) : LinkState;

    /// <summary>Opens one objection, for the independent person.</summary>
    public sealed record ToObjection(Guid Objection) : LinkState;
}

/// <summary>Looks mailed links up. Reads only: whoever opens a link changes nothing.</summary>
internal sealed class MailedLinks(IDbContextFactory<CoAuditDb> contexts, TimeProvider time)
{
    public async Task<LinkState> FindAsync(string? text, CancellationToken cancellationToken)
    {
        if (!LinkToken.TryParse(text, out var token))
        {
            return new LinkState.Unknown();
        }

        return await FindAsync(token.Hash(), cancellationToken);
    }

    public async Task<LinkState> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var link = await db.Links.AsNoTracking().FirstOrDefaultAsync(l => l.Hash == hash, cancellationToken);
        return link switch
        {
            null => new LinkState.Unknown(),
            _ when link.RevokedAt is not null || link.ExpiresAt <= time.GetUtcNow() => new LinkState.Gone(link.TaskId),
            { Purpose: LinkPurpose.Task } => new LinkState.ToTask(link.TaskId!.Value, hash),
            { Purpose: LinkPurpose.Objection } => new LinkState.ToObjection(link.ObjectionId!.Value),
            _ => new LinkState.ToConcern(link.ConcernId!.Value),
        };
    }
}
