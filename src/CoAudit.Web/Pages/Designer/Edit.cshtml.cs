using CoAudit.Audits.Features.ViewDefinitions;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Web.Designer;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Designer;

/// <summary>One definition on the canvas.</summary>
internal sealed class EditModel(StudioFiles files, DefinitionReader definitions) : StudioPage(files)
{
    public override string Element => "elsa-workflow-definition-editor";

    public override IReadOnlyDictionary<string, string> ElementAttributes => new Dictionary<string, string>(StringComparer.Ordinal) { ["definition-id"] = Definition.DefinitionId };

    public DefinitionSummary Definition { get; private set; } = null!;

    /// <summary>The published version, if one is.</summary>
    public DefinitionSummary? Published { get; private set; }

    public int Running { get; private set; }

    public async Task<IActionResult> OnGetAsync(string definitionId, CancellationToken cancellationToken)
    {
        if (await definitions.FindAsync(definitionId, VersionChoice.Latest, cancellationToken) is not { } latest)
        {
            return NotFound();
        }

        Definition = latest.Summary;
        Published = (await definitions.FindAsync(definitionId, VersionChoice.Published, cancellationToken))?.Summary;
        Running = await definitions.CountRunningAsync(definitionId, cancellationToken);
        return Page();
    }
}
