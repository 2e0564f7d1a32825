using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.RevokeApiKey;

/// <summary>Takes an API key back, at once.</summary>
public sealed class RevokeApiKeyHandler(ITransactor transactor)
{
    public Task<bool> HandleAsync(Guid id, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                var key = await unit.Db.ApiKeys.FirstOrDefaultAsync(k => k.Id == id, ct) ?? throw new NotFoundException("API key");
                key.RevokedAt ??= unit.Now;
                return true;
            },
            cancellationToken);
}
