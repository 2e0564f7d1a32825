using System.IO.Compression;
using System.Text.RegularExpressions;

namespace CoAudit.Web.Tests.Pages;

public sealed partial class StyleSheetTests
{
    private const int MostParticipantBytes = 15 * 1024;

    [Fact]
    public void A_participant_loads_at_most_fifteen_kilobytes_of_style()
    {
        using var small = new MemoryStream();
        using (var gzip = new GZipStream(small, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(Sheet("participant")));
        }

        Assert.InRange(small.Length, 1, MostParticipantBytes);
    }

    [Theory]
    [InlineData("participant")]
    [InlineData("lead")]
    public void No_style_comes_from_another_host_or_brings_the_font_of_the_NHS(string name)
    {
        var css = File.ReadAllText(Sheet(name));

        Assert.DoesNotContain("@font-face", css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("frutiger", css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("://", css, StringComparison.Ordinal);
    }

    // A script that is a file of ours is no text of the page's.
    [Fact]
    public void No_page_carries_style_or_script_of_its_own()
    {
        foreach (var page in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "CoAudit.Web", "Pages"), "*.cshtml", SearchOption.AllDirectories))
        {
            var markup = File.ReadAllText(page);
            Assert.False(markup.Contains("<style", StringComparison.OrdinalIgnoreCase) || markup.Contains(" style=\"", StringComparison.OrdinalIgnoreCase), page);
            Assert.False(ScriptWithoutFile().IsMatch(markup) || markup.Contains(" onclick=", StringComparison.OrdinalIgnoreCase), page);
        }
    }

    [GeneratedRegex("<script(?![^>]* src=\")", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ScriptWithoutFile();

    private static string Sheet(string name) => Path.Combine(Repository.Root, "src", "CoAudit.Web", "wwwroot", "vendor", $"{name}.css");
}
