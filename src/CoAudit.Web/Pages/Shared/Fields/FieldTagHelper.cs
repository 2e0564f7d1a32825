using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CoAudit.Web.Pages.Shared.Fields;

/// <summary>
/// A form field in the NHS.UK pattern: label, hint, error, control, tied together for screen readers. The id is the field's
/// name with dots and brackets as underscores, which is what the error summary links to. Attributes that are not named here
/// (autocomplete, maxlength, inputmode …) go to the control.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    /// <summary>The property that the field shows and posts.</summary>
    [HtmlAttributeName("asp-for")]
    public required ModelExpression For { get; set; }

    /// <summary>What the field asks for.</summary>
    public required string Label { get; set; }

    /// <summary>A word of help between label and control.</summary>
    public string? Hint { get; set; }

    /// <summary>Size of the label: empty, <c>s</c>, <c>m</c>, <c>l</c>.</summary>
    public string LabelSize { get; set; } = "";

    /// <summary>The view that the field is on.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    private protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private protected string Id => TagBuilder.CreateSanitizedId(Name, "_");

    private protected string? Error =>
        ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    // After an error the reader finds what they typed, also when it could not be bound.
    private protected string Value =>
        ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.AttemptedValue is { } attempted
            ? attempted
            : Convert.ToString(For.Model, CultureInfo.InvariantCulture) ?? "";

    private protected string? DescribedBy =>
        string.Join(' ', new[] { Hint is null ? null : $"{Id}-hint", Error is null ? null : $"{Id}-error" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var passedOn = output.Attributes.ToDictionary(a => a.Name, a => Text(a.Value), StringComparer.Ordinal);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", Error is null ? "nhsuk-form-group" : "nhsuk-form-group nhsuk-form-group--error");
        WriteContent(output.Content, passedOn);
    }

    private protected abstract void WriteContent(TagHelperContent content, IDictionary<string, string?> passedOn);

    private protected void WriteLabelHintError(IHtmlContentBuilder content)
    {
        var label = Tag("label", LabelSize.Length == 0 ? "nhsuk-label" : $"nhsuk-label nhsuk-label--{LabelSize}", Label);
        label.Attributes["for"] = Id;
        content.AppendHtml(label);
        WriteHintError(content);
    }

    private protected void WriteHintError(IHtmlContentBuilder content)
    {
        if (Hint is not null)
        {
            var hint = Tag("div", "nhsuk-hint", Hint);
            hint.Attributes["id"] = $"{Id}-hint";
            content.AppendHtml(hint);
        }

        if (Error is not null)
        {
            var error = Tag("span", "nhsuk-error-message");
            error.Attributes["id"] = $"{Id}-error";
            error.InnerHtml.AppendHtml(Tag("span", "nhsuk-u-visually-hidden", "Error: ")).Append(Error);
            content.AppendHtml(error);
        }
    }

    private protected TagBuilder Control(string tag, string cssClass, IDictionary<string, string?> passedOn)
    {
        var control = Tag(tag, Error is null ? cssClass : $"{cssClass} {cssClass.Split(' ')[0]}--error");
        control.Attributes["id"] = Id;
        control.Attributes["name"] = Name;
        if (DescribedBy is { } ids)
        {
            control.Attributes["aria-describedby"] = ids;
        }

        control.MergeAttributes(passedOn);
        return control;
    }

    private protected static TagBuilder Tag(string name, string cssClass, string? text = null)
    {
        var tag = new TagBuilder(name);
        tag.AddCssClass(cssClass);
        if (text is not null)
        {
            tag.InnerHtml.Append(text);
        }

        return tag;
    }

    private static string? Text(object? value)
    {
        if (value is not IHtmlContent html)
        {
            return value?.ToString() ?? "";
        }

        using var writer = new StringWriter();
        html.WriteTo(writer, HtmlEncoder.Default);
        return System.Net.WebUtility.HtmlDecode(writer.ToString());
    }
}
