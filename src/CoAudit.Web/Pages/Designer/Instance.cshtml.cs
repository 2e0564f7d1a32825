using CoAudit.Audits.Features.ViewInstances;
using CoAudit.Web.Designer;
using Microsoft.AspNetCore.Mvc;

namespace CoAudit.Web.Pages.Designer;

/// <summary>One running or finished workflow on the canvas.</summary>
internal sealed class InstanceModel(StudioFiles files, InstanceReader instances) : StudioPage(files)
{
    public override string Element => "elsa-workflow-instance-viewer";

    public override IReadOnlyDictionary<string, string> ElementAttributes => new Dictionary<string, string>(StringComparer.Ordinal) { ["instance-id"] = Instance.Id };

    public InstancePlace Instance { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string instanceId, CancellationToken cancellationToken)
    {
        if (await instances.PlaceAsync(instanceId, cancellationToken) is not { } place)
        {
            return NotFound();
        }

        Instance = place;
        return Page();
    }
}
