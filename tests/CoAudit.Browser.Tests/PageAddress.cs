using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CoAudit.Browser.Tests;

/// <summary>Waits for where a page is.</summary>
internal static class PageAddress
{
    private const int PatienceInMilliseconds = 30_000;

    /// <summary>
    /// Looks at the address until it is right. Playwright's own WaitForURL waits for the page's load event as well, and in vain when that has come and gone.
    /// </summary>
    public static Task IsAtAsync(this IPage page, Regex address) => Assertions.Expect(page).ToHaveURLAsync(address, new() { Timeout = PatienceInMilliseconds });
}
