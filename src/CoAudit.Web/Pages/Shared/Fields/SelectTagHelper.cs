using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CoAudit.Web.Pages.Shared.Fields;

/// <summary>One of a list: <c>&lt;field-select asp-for label options&gt;</c>. The first option is empty, so that a choice is made.</summary>
[HtmlTargetElement("field-select")]
public sealed class SelectTagHelper : FieldTagHelper
{
    /// <summary>What can be chosen.</summary>
    public required IReadOnlyList<FieldOption> Options { get; set; }

    private protected override void WriteContent(TagHelperContent content, IDictionary<string, string?> passedOn)
    {
        WriteLabelHintError(content);
        var select = Control("select", "nhsuk-select", passedOn);
        foreach (var option in Options.Prepend(new FieldOption("", "Choose")))
        {
            var tag = new TagBuilder("option");
            tag.Attributes["value"] = option.Value;
            tag.InnerHtml.Append(option.Text);
            if (string.Equals(option.Value, Value, StringComparison.Ordinal))
            {
                tag.Attributes["selected"] = "selected";
            }

            select.InnerHtml.AppendHtml(tag);
        }

        content.AppendHtml(select);
    }
}
