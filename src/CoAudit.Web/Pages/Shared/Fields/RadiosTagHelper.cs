using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CoAudit.Web.Pages.Shared.Fields;

/// <summary>One of a few, all in sight: <c>&lt;field-radios asp-for label options&gt;</c>.</summary>
[HtmlTargetElement("field-radios")]
public sealed class RadiosTagHelper : FieldTagHelper
{
    /// <summary>What can be chosen.</summary>
    public required IReadOnlyList<FieldOption> Options { get; set; }

    private protected override void WriteContent(TagHelperContent content, IDictionary<string, string?> passedOn)
    {
        var fieldset = Tag("fieldset", "nhsuk-fieldset");
        if (DescribedBy is { } ids)
        {
            fieldset.Attributes["aria-describedby"] = ids;
        }

        var size = LabelSize.Length == 0 ? "" : $" nhsuk-fieldset__legend--{LabelSize}";
        fieldset.InnerHtml.AppendHtml(Tag("legend", $"nhsuk-fieldset__legend{size}", Label));
        WriteHintError(fieldset.InnerHtml);
        var radios = Tag("div", "nhsuk-radios");
        for (var i = 0; i < Options.Count; i++)
        {
            // The first radio has the field's own id: the error summary leads there.
            radios.InnerHtml.AppendHtml(Item(Options[i], i == 0 ? Id : string.Create(CultureInfo.InvariantCulture, $"{Id}-{i + 1}"), passedOn));
        }

        fieldset.InnerHtml.AppendHtml(radios);
        content.AppendHtml(fieldset);
    }

    private TagBuilder Item(FieldOption option, string id, IDictionary<string, string?> passedOn)
    {
        var input = Tag("input", "nhsuk-radios__input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["id"] = id;
        input.Attributes["name"] = Name;
        input.Attributes["type"] = "radio";
        input.Attributes["value"] = option.Value;
        input.MergeAttributes(passedOn);
        if (string.Equals(option.Value, Value, StringComparison.Ordinal))
        {
            input.Attributes["checked"] = "checked";
        }

        var label = Tag("label", "nhsuk-label nhsuk-radios__label", option.Text);
        label.Attributes["for"] = id;
        var item = Tag("div", "nhsuk-radios__item");
        item.InnerHtml.AppendHtml(input).AppendHtml(label);
        if (option.Hint is not null)
        {
            var hint = Tag("div", "nhsuk-hint nhsuk-radios__hint", option.Hint);
            hint.Attributes["id"] = $"{id}-item-hint";
            input.Attributes["aria-describedby"] = $"{id}-item-hint";
            item.InnerHtml.AppendHtml(hint);
        }

        return item;
    }
}
