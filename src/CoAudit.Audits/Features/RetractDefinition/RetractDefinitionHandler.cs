using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;

namespace CoAudit.Audits.Features.RetractDefinition;

/// <summary>Takes a definition back: nothing new starts on it, and what runs goes on.</summary>
public sealed class RetractDefinitionHandler(ITransactor transactor)
{
    /// <exception cref="NotFoundException">There is no such definition.</exception>
    /// <exception cref="InvalidCommandException">No version of it is published.</exception>
    public Task<DefinitionVersion> HandleAsync(string definitionId, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                var versions = await DefinitionVersions.LoadAsync(unit, definitionId, ct);
                if (versions.Latest is null)
                {
                    throw new NotFoundException("workflow definition");
                }

                var published = versions.Published ?? throw new InvalidCommandException("definitionId", "This definition is not published.");
                published.IsPublished = false;
                await Triggers.ClearAsync(unit, definitionId, ct);
                return published;
            },
            cancellationToken);
}
