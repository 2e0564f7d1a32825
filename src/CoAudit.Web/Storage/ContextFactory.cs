using CoAudit.Audits.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Storage;

/// <summary>Gives features that only read a context without saying which database is behind it.</summary>
internal sealed class ContextFactory<TContext>(IDbContextFactory<TContext> factory) : IDbContextFactory<CoAuditDb>
    where TContext : CoAuditDb
{
    public CoAuditDb CreateDbContext() => factory.CreateDbContext();

    public async Task<CoAuditDb> CreateDbContextAsync(CancellationToken cancellationToken = default) => await factory.CreateDbContextAsync(cancellationToken);
}
