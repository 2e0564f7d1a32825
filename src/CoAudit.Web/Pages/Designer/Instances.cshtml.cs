using CoAudit.Web.Designer;

namespace CoAudit.Web.Pages.Designer;

/// <summary>Running and finished workflows.</summary>
internal sealed class InstancesModel(StudioFiles files) : StudioPage(files)
{
    public override string Element => "elsa-workflow-instance-list";
}
