using System.Globalization;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Features.SaveDefinition;

/// <summary>Saves a draft of a definition; a draft over a published version becomes a version of its own. Publishes it when asked.</summary>
public sealed class SaveDefinitionHandler(ITransactor transactor, CompiledWorkflows workflows)
{
    // One installation is one organisation, and designs are the organisation's, not a service's.
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <exception cref="DefinitionException">Not a definition; or, when publishing, it cannot be run.</exception>
    /// <exception cref="ConflictException">Somebody has saved something newer than the revision that was changed here.</exception>
    public Task<DefinitionVersion> HandleAsync(SaveDefinition command, CancellationToken cancellationToken)
    {
        var alone = CheckedDefinition.Of(workflows, WorkflowDefinition.Parse(command.Utf8));
        if (command.Publish && alone.Workflow.Missing.Count == 0)
        {
            alone.ThrowIfBroken();
        }

        return transactor.RunAsync(
            async (unit, ct) =>
            {
                var definition = await alone.WithUsedAsync(workflows, unit.Db, ct);
                if (command.Publish && !ReferenceEquals(definition, alone))
                {
                    definition.ThrowIfBroken();
                }

                var versions = await DefinitionVersions.LoadAsync(unit, definition.DefinitionId, ct);
                RefuseStale(versions.Latest, command.Revision);
                var version = await versions.SaveDraftAsync(definition, command.SavedBy, ct);
                if (command.Publish)
                {
                    await versions.PublishAsync(version, definition, ct);
                }

                return version;
            },
            cancellationToken);
    }

    private static void RefuseStale(DefinitionVersion? latest, string? revision)
    {
        if (latest is null || string.IsNullOrEmpty(revision) || string.Equals(latest.Revision, revision, StringComparison.Ordinal))
        {
            return;
        }

        var when = TimeZoneInfo.ConvertTime(latest.SavedAt, Zone).ToString("H:mm 'on' d MMMM", CultureInfo.InvariantCulture);
        throw new ConflictException(
            "stale-draft", $"Not saved: {latest.SavedBy ?? "somebody else"} saved a newer version at {when}. Reload it, and make your change again.");
    }
}
