namespace CoAudit.Web.Pages.Designer;

/// <summary>What a page with Studio loads by itself, in the order that Studio needs; Studio fetches the rest.</summary>
internal static class StudioParts
{
    private const string Monaco = "_content/BlazorMonaco/lib/monaco-editor/min/vs";

    public static IReadOnlyList<string> Styles { get; } =
    [
        "_content/MudBlazor/MudBlazor.min.css",
        "_content/CodeBeam.MudBlazor.Extensions/MudExtensions.min.css",
        "_content/Radzen.Blazor/css/material-base.css",
        "_content/Elsa.Studio.Shell/css/shell.css",
        "Elsa.Studio.Host.CustomElements.styles.css",
    ];

    public static IReadOnlyList<string> Scripts { get; } =
    [
        "_content/BlazorMonaco/jsInterop.js",
        $"{Monaco}/loader.js",
        $"{Monaco}/editor/editor.main.js",
        "_content/MudBlazor/MudBlazor.min.js",
        "_content/CodeBeam.MudBlazor.Extensions/MudExtensions.min.js",
        "_content/Radzen.Blazor/Radzen.Blazor.js",
        "_framework/blazor.webassembly.js",
    ];
}
