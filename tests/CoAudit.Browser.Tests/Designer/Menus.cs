using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoAudit.Browser.Tests.Designer;

/// <summary>The menus of Studio's lists. Each press is followed until the service has answered it.</summary>
internal sealed class Menus(IPage page, StudioTraffic traffic)
{
    private const float Patience = 30_000;

    /// <summary>What an open menu, or a dialog, offers.</summary>
    public ILocator Items => page.Locator(".mud-popover-open .mud-menu-item");

    public ILocator Dialog => page.Locator(".mud-dialog");

    public ILocator Row(string text) => page.Locator("#studio tbody tr").Filter(new() { HasText = text }).First;

    public ILocator MenuOf(ILocator row) => row.Locator(".mud-menu button").Last;

    public ILocator Named(string menu) => page.Locator("#studio .mud-menu button").Filter(new() { HasTextRegex = Canvas.Whole(menu) }).First;

    public Task TickAsync(string row) => Row(row).Locator("input[type=checkbox]").First.ClickAsync();

    /// <summary>Opens a menu, presses one of its items and says yes to whatever is asked.</summary>
    /// <param name="path">The end of the address that this must call.</param>
    public async Task PressAsync(ILocator menu, string item, string method, string path)
    {
        var before = traffic.Count(method, path);
        await OpenAsync(menu);
        await Items.Filter(new() { HasTextRegex = Canvas.Whole(item) }).ClickAsync();
        await Eventually.ThatAsync(
            async () =>
            {
                await SayYesAsync();
                return traffic.Count(method, path);
            },
            count => count > before,
            $"{item} has called {method} {path}");
        await Expect(Dialog).ToHaveCountAsync(0, new() { Timeout = Patience });
        await traffic.AnsweredAsync();
    }

    public async Task OpenAsync(ILocator menu)
    {
        await traffic.AnsweredAsync();
        await menu.ClickAsync(new() { Timeout = Patience });
        await Expect(Items.First).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    // The button at the end of a dialog does what its title asks. It may be gone by the time it is pressed.
    private async Task SayYesAsync()
    {
        var yes = Dialog.Locator(".mud-dialog-actions button").Last;
        try
        {
            if (await yes.IsVisibleAsync())
            {
                await yes.ClickAsync(new() { Timeout = Patience / 30 });
            }
        }
        catch (Exception gone) when (gone is TimeoutException or PlaywrightException)
        {
            // Asked again at the next look.
        }
    }
}
