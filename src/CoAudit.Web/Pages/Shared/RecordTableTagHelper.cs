using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CoAudit.Web.Pages.Shared;

/// <summary>
/// A table that becomes one card a row on a narrow screen: <c>&lt;record-table caption columns&gt;</c> around rows of
/// <c>&lt;record-cell label&gt;</c>. The roles keep it a table for screen readers when the style sheet lays it out as blocks.
/// </summary>
[HtmlTargetElement("record-table")]
public sealed class RecordTableTagHelper : TagHelper
{
    /// <summary>What the table lists.</summary>
    public required string Caption { get; set; }

    /// <summary>Whether a heading just above already says what the caption says.</summary>
    public bool HideCaption { get; set; }

    /// <summary>Heads of the columns, with commas between them.</summary>
    public required string Columns { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = await output.GetChildContentAsync();
        output.TagName = "table";
        output.Attributes.SetAttribute("class", "app-table");
        output.Attributes.SetAttribute("role", "table");

        var caption = new TagBuilder("caption");
        caption.AddCssClass(HideCaption ? "nhsuk-u-visually-hidden" : "app-table__caption");
        caption.InnerHtml.Append(Caption);
        output.Content.AppendHtml(caption).AppendHtml(Head());

        var body = new TagBuilder("tbody");
        body.Attributes["role"] = "rowgroup";
        body.InnerHtml.AppendHtml(rows);
        output.Content.AppendHtml(body);
    }

    private TagBuilder Head()
    {
        var row = new TagBuilder("tr");
        row.Attributes["role"] = "row";
        foreach (var column in Columns.Split(',', StringSplitOptions.TrimEntries))
        {
            var cell = new TagBuilder("th");
            cell.Attributes["role"] = "columnheader";
            cell.Attributes["scope"] = "col";
            cell.InnerHtml.Append(column);
            row.InnerHtml.AppendHtml(cell);
        }

        var head = new TagBuilder("thead");
        head.Attributes["role"] = "rowgroup";
        head.InnerHtml.AppendHtml(row);
        return head;
    }
}
