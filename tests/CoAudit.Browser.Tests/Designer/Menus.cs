using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>The menus of Studio's lists.</summary>
internal sealed class Menus(IPage page, StudioTraffic traffic)
{
    private const float Patience = 30_000;

    /// <summary>What an open menu, or a dialog, offers.</summary>
    public ILocator Items => page.Locator(".mud-popover-open .mud-menu-item");

    public ILocator Dialog => page.Locator(".mud-dialog");

    public ILocator Named(string menu) => page.Locator("#studio .mud-menu button").Filter(new() { HasTextRegex = Canvas.Whole(menu) }).First;

    public async Task OpenAsync(ILocator menu)
    {
        await traffic.AnsweredAsync();
        await menu.ClickAsync(new() { Timeout = Patience });
        await Expect(Items.First).ToBeVisibleAsync(new() { Timeout = Patience });
    }
}
