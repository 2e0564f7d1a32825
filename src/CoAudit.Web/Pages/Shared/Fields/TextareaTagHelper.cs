using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CoAudit.Web.Pages.Shared.Fields;

/// <summary>Several lines of text: <c>&lt;field-textarea asp-for label hint rows&gt;</c>.</summary>
[HtmlTargetElement("field-textarea")]
public sealed class TextareaTagHelper : FieldTagHelper
{
    /// <summary>Lines shown at first.</summary>
    public int Rows { get; set; } = 5;

    private protected override void WriteContent(TagHelperContent content, IDictionary<string, string?> passedOn)
    {
        WriteLabelHintError(content);
        var textarea = Control("textarea", "nhsuk-textarea", passedOn);
        textarea.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
        // HTML drops one line break right after the opening tag.
        textarea.InnerHtml.AppendHtml("\n").Append(Value);
        content.AppendHtml(textarea);
    }
}
