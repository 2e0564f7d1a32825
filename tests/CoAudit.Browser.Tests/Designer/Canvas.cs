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

    /// <summary>Versions, running audits and problems, beside the canvas.</summary>
    public ILocator Standing => page.Locator("#studio-standing");

    /// <summary>What a screen reader was told last.</summary>
    public ILocator Said => page.Locator("#studio-said");

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
        var dialog = page.Locator(".mud-dialog");
        await Eventually.ThatAsync(() => NameAsync(dialog, name), "the dialog has the name");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "OK" }).ClickAsync();
        await page.IsAtAsync(Editor());
        await Studio.WaitAsync(page);
        return new Uri(page.Url).Segments[^2].TrimEnd('/');
    }

    // Studio draws its list more than once while it loads, and closes a dialog with it: a person presses again.
    private async Task<bool> NameAsync(ILocator dialog, string name)
    {
        try
        {
            if (!await dialog.IsVisibleAsync())
            {
                await page.GetByRole(AriaRole.Button, new() { Name = "Create workflow" }).ClickAsync(new() { Timeout = Patience });
            }

            var field = Field("Name", dialog);
            await Expect(field).ToHaveValueAsync(new Regex($"{Suggested()}|^{Regex.Escape(name)}$", RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = Patience / 3 });
            await field.FillAsync(name, new() { Timeout = Patience / 3 });
            await field.PressAsync("Tab", new() { Timeout = Patience / 3 });
            return true;
        }
        catch (Exception gone) when (gone is TimeoutException or PlaywrightException)
        {
            return false;
        }
    }

    /// <summary>Opens one of the palette's groups, which closes the others, and waits until nothing in the palette moves any more.</summary>
    public async Task TurnAsync(string category)
    {
        var group = page.Locator(".mud-expand-panel").Filter(new() { Has = page.Locator(".mud-expand-panel-header").Filter(new() { HasText = category }) });
        await group.Locator(".mud-expand-panel-header").ClickAsync();
        await Expect(group.Locator(".mud-collapse-entered")).ToBeAttachedAsync();
        await page.WaitForFunctionAsync("() => !document.getAnimations().some(moving => moving.effect?.target?.classList?.contains('mud-collapse-container'))");
    }

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

    /// <summary>Every tab that is shown, and those that it brings with it.</summary>
    public async Task OpenEveryTabAsync(StudioTraffic traffic)
    {
        var tabs = page.Locator("#studio .mud-tab:visible");
        for (var i = 0; i < await tabs.CountAsync(); i++)
        {
            await TurnToAsync(tabs.Nth(i));
            await traffic.SettleAsync();
            if (await tabs.Nth(i).Filter(new() { HasText = "Code view" }).CountAsync() > 0)
            {
                // It lies over the canvas, whose own tab stands before it.
                await TurnToAsync(tabs.Nth(i - 1));
            }
        }
    }

    public Task PressPublishAsync() => page.Locator("button.mud-icon-button.mud-primary-text").First.ClickAsync();

    public async Task SaveAsync()
    {
        await PressSaveKeysAsync();
        await SeeMessageAsync("Workflow saved");
    }

    public async Task PressSaveKeysAsync()
    {
        await page.Locator(".x6-graph").First.ClickAsync(new() { Position = new() { X = 5, Y = 5 } });
        await page.Keyboard.PressAsync("Control+s");
    }

    /// <summary>By the menu at the end of its row.</summary>
    public async Task DeleteFromListAsync(string name)
    {
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = name }).Locator(".mud-menu button").ClickAsync();
        await page.Locator(".mud-popover-open .mud-menu-item").Filter(new() { HasText = "Delete" }).ClickAsync();
        await page.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
    }

    public Task PressRunAsync() => page.Locator("button.mud-icon-button.mud-success-text").First.ClickAsync();

    /// <summary>One of Studio's own messages, which are gone after five seconds.</summary>
    public Task SeeMessageAsync(string text) => Expect(page.Locator(".mud-snackbar").Filter(new() { HasText = text }).First).ToBeVisibleAsync(new() { Timeout = Patience });

    public Task ImportAsync(FilePayload file) => page.Locator("#studio input[type=file]").First.SetInputFilesAsync(file);

    public Task PhotographAsync(string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "screenshots", $"{name}.png") });

    // A tab that there is no room for lies under the next panel until arrows bring it forth; it takes a click all the same.
    private static async Task TurnToAsync(ILocator tab)
    {
        await tab.DispatchEventAsync("click");
        await Expect(tab).ToHaveAttributeAsync("aria-selected", "true", new() { Timeout = Patience });
    }

    private async Task<(float X, float Y)> CentreAsync(string activity, string port)
    {
        var box = await Node(activity).Locator($"[port={port}] circle").Last.BoundingBoxAsync() ?? throw new InvalidOperationException($"{activity} has no {port}");
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    public static Regex Whole(string text) => new($@"^\s*{Regex.Escape(text)}\s*\*?\s*$", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"^Workflow \d+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Suggested();

    [GeneratedRegex("/designer/workflows/definitions/[^/]+/edit$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Editor();
}
