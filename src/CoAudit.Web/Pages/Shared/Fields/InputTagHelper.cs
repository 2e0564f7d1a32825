using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CoAudit.Web.Pages.Shared.Fields;

/// <summary>One line of text: <c>&lt;field-input asp-for label hint type width&gt;</c>.</summary>
[HtmlTargetElement("field-input")]
public sealed class InputTagHelper : FieldTagHelper
{
    /// <summary>The HTML input type.</summary>
    public string Type { get; set; } = "text";

    /// <summary>Width in characters (2, 3, 4, 5, 10, 20, 30); zero is the full width.</summary>
    public int Width { get; set; }

    private protected override void WriteContent(TagHelperContent content, IDictionary<string, string?> passedOn)
    {
        WriteLabelHintError(content);
        var width = Width == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" nhsuk-input--width-{Width}");
        var input = Control("input", $"nhsuk-input{width}", passedOn);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Type;
        // A password is never sent back.
        if (!string.Equals(Type, "password", StringComparison.Ordinal))
        {
            input.Attributes["value"] = Value;
        }

        content.AppendHtml(input);
    }
}
