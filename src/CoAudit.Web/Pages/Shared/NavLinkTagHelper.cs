using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CoAudit.Web.Pages.Shared;

/// <summary>One entry of the main navigation or of an audit's tabs: <c>&lt;nav-link href current&gt;</c>.</summary>
[HtmlTargetElement("nav-link")]
public sealed class NavLinkTagHelper : TagHelper
{
    /// <summary>Where the link goes.</summary>
    public required string Href { get; set; }

    /// <summary>Whether the reader is there now.</summary>
    public bool Current { get; set; }

    /// <summary>The style's block name.</summary>
    public string Block { get; set; } = "app-nav";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.Attributes.SetAttribute("class", $"{Block}__link");
        output.Attributes.SetAttribute("href", Href);
        if (Current)
        {
            output.Attributes.SetAttribute("aria-current", "page");
        }
    }
}
