using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CoAudit.Web.Pages.Reports.Charts;

/// <summary>Letters in a drawing: <c>&lt;chart-text x y&gt;</c> becomes SVG's <c>text</c>, a word that Razor keeps for itself.</summary>
[HtmlTargetElement("chart-text")]
public sealed class ChartTextTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => output.TagName = "text";
}
