using System.Text;
using CoAudit.Audits.Model;
using CoAudit.Audits.Outlines;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Features.EditOutline;

/// <summary>Changes a definition by its outline and saves it as a draft, as the designer would.</summary>
public sealed class EditOutlineHandler(ITransactor transactor, CompiledWorkflows workflows)
{
    /// <exception cref="NotFoundException">There is no such definition, or no such activity in it.</exception>
    /// <exception cref="ConflictException">Somebody saved since; or several ways cross at that place.</exception>
    /// <exception cref="InvalidCommandException">A setting cannot be used; each with its field.</exception>
    public Task<DefinitionVersion> HandleAsync(EditOutline command, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                var versions = await DefinitionVersions.LoadAsync(unit, command.DefinitionId, ct);
                var latest = versions.Latest ?? throw new NotFoundException("audit type");
                versions.RefuseStale(command.Revision);
                var outline = Outline.Of(await workflows.GetAsync(unit.Db, latest.Hash, ct), workflows.Registry)
                    ?? throw new ConflictException("no-outline", "This definition is neither a flowchart nor a sequence. Change it on the canvas.");
                Apply(outline, command);
                var changed = await CheckedDefinition.Of(workflows, WorkflowDefinition.Parse(Encoding.UTF8.GetBytes(outline.Definition.ToJsonString()))).WithUsedAsync(workflows, unit.Db, ct);

                // Saving without a change makes no new version.
                return string.Equals(changed.Hash, latest.Hash, StringComparison.Ordinal) ? latest : await versions.SaveDraftAsync(changed, command.SavedBy, ct);
            },
            cancellationToken);

    private static void Apply(Outline outline, EditOutline command)
    {
        switch (command.Edit)
        {
            case OutlineEdit.ChangeSettings:
                outline.ChangeSettings(command.ActivityId, command.Values);
                break;
            case OutlineEdit.MoveUp:
                outline.MoveUp(command.ActivityId);
                break;
            case OutlineEdit.MoveDown:
                outline.MoveDown(command.ActivityId);
                break;
            case OutlineEdit.Remove:
                outline.Remove(command.ActivityId);
                break;
            case OutlineEdit.AddAfter:
                outline.AddAfter(command.ActivityId, command.Type ?? "");
                break;
        }
    }
}
