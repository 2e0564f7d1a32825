using System.Text.RegularExpressions;

namespace CoAudit.Web.Tests.Pages;

/// <summary>A form with an address of its own gets no antiforgery token unless it asks for one, and its post is then refused.</summary>
public sealed partial class FormTests
{
    [Fact]
    public void Every_form_with_an_address_says_whether_it_carries_a_token()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "CoAudit.Web", "Pages"), "*.cshtml", SearchOption.AllDirectories).ToList();

        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.All(
            Form().Matches(File.ReadAllText(page)).Where(form => form.Value.Contains(" action=", StringComparison.Ordinal)),
            form => Assert.True(form.Value.Contains("asp-antiforgery=", StringComparison.Ordinal), $"{page}: {form.Value}")));
    }

    [GeneratedRegex("<form[^>]* method=\"post\"[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Form();
}
