using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CoAudit.Web.Pages.Shared.Fields;

/// <summary>Yes or nothing: <c>&lt;field-checkbox asp-for label&gt;</c>. An empty box posts nothing, which binds to false.</summary>
[HtmlTargetElement("field-checkbox")]
public sealed class CheckboxTagHelper : FieldTagHelper
{
    private protected override void WriteContent(TagHelperContent content, IDictionary<string, string?> passedOn)
    {
        WriteHintError(content);
        var input = Control("input", "nhsuk-checkboxes__input", passedOn);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = "checkbox";
        input.Attributes["value"] = "true";
        if (string.Equals(Value, "true", StringComparison.OrdinalIgnoreCase))
        {
            input.Attributes["checked"] = "checked";
        }

        var label = Tag("label", "nhsuk-label nhsuk-checkboxes__label", Label);
        label.Attributes["for"] = Id;
        var item = Tag("div", "nhsuk-checkboxes__item");
        item.InnerHtml.AppendHtml(input).AppendHtml(label);
        var box = Tag("div", "nhsuk-checkboxes");
        box.InnerHtml.AppendHtml(item);
        content.AppendHtml(box);
    }
}
