using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CoAudit.Web.Pages.Shared;

/// <summary>One cell of a <see cref="RecordTableTagHelper"/>; its label stands beside it where the table's head is not shown.</summary>
[HtmlTargetElement("record-cell")]
public sealed class RecordCellTagHelper : TagHelper
{
    /// <summary>The head of the cell's column.</summary>
    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "td";
        output.Attributes.SetAttribute("role", "cell");
        var label = new TagBuilder("span");
        label.AddCssClass("app-table__label");
        label.Attributes["aria-hidden"] = "true";
        label.InnerHtml.Append($"{Label} ");
        output.PreContent.AppendHtml(label).AppendHtml("<div>");
        output.PostContent.AppendHtml("</div>");
    }
}
