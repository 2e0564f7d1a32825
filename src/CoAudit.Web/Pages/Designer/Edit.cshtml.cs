using CoAudit.Audits.Features.ViewAuditTypes;
using CoAudit.Audits.Features.ViewDefinitions;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Web.Designer;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Designer;

/// <summary>One definition on the canvas.</summary>
internal sealed class EditModel(StudioFiles files, DefinitionReader definitions, AuditTypeReader types) : StudioPage(files)
{
    // More would push the canvas's place far down while it is on its way.
    private const int MostOutlined = 40;

    private IReadOnlyList<string> outline = [];

    public override string Element => "elsa-workflow-definition-editor";

    public override IReadOnlyDictionary<string, string> ElementAttributes => new Dictionary<string, string>(StringComparer.Ordinal) { ["definition-id"] = Definition.DefinitionId };

    public override IReadOnlyList<string> Outline => outline;

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
        outline = [.. ((await types.FindOutlineAsync(definitionId, cancellationToken))?.Steps ?? []).Select(step => step.Name).Take(MostOutlined)];
        Running = await definitions.CountRunningAsync(definitionId, cancellationToken);
        return Page();
    }
}
