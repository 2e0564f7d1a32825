using CoAudit.Web.Designer;

namespace CoAudit.Web.Pages.Designer;

/// <summary>All definitions, audit types and others.</summary>
internal sealed class IndexModel(StudioFiles files) : StudioPage(files)
{
    public override string Element => "elsa-workflow-definition-list";
}
