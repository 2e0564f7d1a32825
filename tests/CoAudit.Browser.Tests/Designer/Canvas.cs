using System.Text.RegularExpressions;
using CoAudit.Browser.Tests.Journeys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>What a quality lead does with the mouse in Elsa Studio.</summary>
internal sealed partial class Canvas(IPage page)
{
    private const float Patience = 30_000;

    public IPage Page => page;

    /// <summary>What stays on our page after a refusal.</summary>
    public ILocator Alert => page.Locator("#studio-alert");

    public ILocator Arrows => page.Locator(".x6-edge");

    public async Task OpenListAsync()
    {
        await page.GotoAsync("/designer/workflows/definitions");
        await Studio.WaitAsync(page);
    }

    public async Task OpenAsync(string definitionId)
    {
        await page.GotoAsync($"/designer/workflows/definitions/{definitionId}/edit");
        await Studio.WaitAsync(page);
    }

    /// <summary>Makes a workflow from the list, and returns its definition's id.</summary>
    public async Task<string> CreateAsync(string name)
    {
        await OpenListAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create workflow" }).ClickAsync();
        var dialog = page.Locator(".mud-dialog");
        var field = Field("Name", dialog);
        await Expect(field).ToHaveValueAsync(Suggested());
        await field.FillAsync(name);
        await field.PressAsync("Tab");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync();
        await page.IsAtAsync(Editor());
        await Studio.WaitAsync(page);
        return new Uri(page.Url).Segments[^2].TrimEnd('/');
    }

    /// <summary>Opens one of the palette's groups, or closes it.</summary>
    public Task TurnAsync(string category) => page.Locator(".mud-expand-panel-header").Filter(new() { HasText = category }).ClickAsync();

    public async Task DragAsync(string activity, int x, int y)
    {
        await page.Locator("[draggable=true]").Filter(new() { HasTextRegex = Whole(activity) })
            .DragToAsync(page.Locator(".x6-graph").First, new() { TargetPosition = new() { X = x, Y = y } });
        await Expect(Node(activity)).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    /// <summary>An activity by its type's name.</summary>
    public ILocator Node(string activity) => page.Locator(".x6-node").Filter(new() { Has = page.Locator(".activity-type").Filter(new() { HasTextRegex = Whole(activity) }) });

    /// <summary>The number at an activity's corner.</summary>
    public ILocator Badge(string activity) => Node(activity).Locator(".mud-badge");

    public async Task ConnectAsync(string from, string exit, string to)
    {
        var before = await Arrows.CountAsync();
        var (start, end) = (await CentreAsync(from, exit), await CentreAsync(to, "In"));
        await page.Mouse.MoveAsync(start.X, start.Y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(end.X - 30, end.Y - 10, new() { Steps = 6 });
        await page.Mouse.MoveAsync(end.X, end.Y, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await Expect(Arrows).ToHaveCountAsync(before + 1, new() { Timeout = Patience });
    }

    /// <summary>A text field of the selected activity, or of the dialog.</summary>
    public ILocator Field(string label, ILocator? within = null) =>
        (within ?? page.Locator("#studio")).Locator(".mud-input-control").Filter(new() { Has = page.Locator("label").Filter(new() { HasTextRegex = Whole(label) }) }).Locator("input").First;

    public Task SelectAsync(string activity) => Node(activity).Locator(".activity-label").ClickAsync();

    public Task PressPublishAsync() => page.Locator("button.mud-icon-button.mud-primary-text").First.ClickAsync();

    public Task PressRunAsync() => page.Locator("button.mud-icon-button.mud-success-text").First.ClickAsync();

    /// <summary>One of Studio's own messages, which are gone after five seconds.</summary>
    public Task SeeMessageAsync(string text) => Expect(page.Locator(".mud-snackbar").Filter(new() { HasText = text }).First).ToBeVisibleAsync(new() { Timeout = Patience });

    public Task ImportAsync(FilePayload file) => page.Locator("#studio input[type=file]").First.SetInputFilesAsync(file);

    public Task PhotographAsync(string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "screenshots", $"{name}.png") });

    private async Task<(float X, float Y)> CentreAsync(string activity, string port)
    {
        var box = await Node(activity).Locator($"[port={port}] circle").Last.BoundingBoxAsync() ?? throw new InvalidOperationException($"{activity} has no {port}");
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    private static Regex Whole(string text) => new($@"^\s*{Regex.Escape(text)}\s*\*?\s*$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"^Workflow \d+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Suggested();

    [GeneratedRegex("/designer/workflows/definitions/[^/]+/edit$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Editor();
}
