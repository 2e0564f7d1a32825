using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Web.Pdf;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>Pages of a PDF as pictures, by a program that reads what anybody may have sent.</summary>
public sealed class PdfPagesTests
{
    private static readonly string Installed = PdfOptions.Read(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build()).Pdftoppm!;

    [Fact]
    public async Task Each_page_is_a_picture_in_its_order_up_to_the_most_that_we_take()
    {
        var pictures = await PicturesAsync(TestPdf.Of(IPdfPages.Most));

        Assert.Equal(IPdfPages.Most, pictures.Count);
        Assert.All(pictures, picture => Assert.True(TestPhotos.At(picture, 100, 100) is { Red: > 200, Green: < 60, Blue: < 60 }, "the upper left is red"));

        // Page 2 differs from page 12 in one letter: sorted by name without zeros it would come later.
        Assert.Equal(pictures[1], (await PicturesAsync(TestPdf.Of(2)))[1]);
    }

    [Fact]
    public async Task More_pages_are_refused_in_words_that_say_how_many() => Assert.Contains("more than 30 pages", await RefusalAsync(TestPdf.Of(IPdfPages.Most + 1)), StringComparison.Ordinal);

    [Fact]
    public async Task What_is_broken_or_locked_is_refused()
    {
        Assert.Contains("locked with a password", await RefusalAsync(TestPdf.Broken()), StringComparison.Ordinal);
        Assert.Contains("locked with a password", await RefusalAsync(TestPdf.Locked()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_would_take_years_to_draw_is_ended_and_the_next_one_is_shown()
    {
        using PdfPages pages = new(Options(Installed, TimeSpan.FromSeconds(1)), NullLogger<PdfPages>.Instance);

        var refused = await Assert.ThrowsAsync<InvalidCommandException>(() => pages.PicturesAsync(TestPdf.Endless(), TestContext.Current.CancellationToken));

        Assert.Equal("hide", Assert.Single(refused.Rules).Field);
        Assert.Single(await pages.PicturesAsync(TestPdf.Of(1), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/usr/bin/no-such-program")]
    public async Task Without_the_program_the_words_say_what_is_missing(string? program)
    {
        using PdfPages pages = new(Options(program, TimeSpan.FromSeconds(60)), NullLogger<PdfPages>.Instance);

        var refused = await Assert.ThrowsAsync<InvalidCommandException>(() => pages.PicturesAsync(TestPdf.Of(1), TestContext.Current.CancellationToken));

        Assert.Contains("poppler-utils is not installed", refused.Message, StringComparison.Ordinal);
        Assert.Equal(program is not null, pages.CanShow);
    }

    private static async Task<string> RefusalAsync(byte[] pdf)
    {
        var refused = await Assert.ThrowsAsync<InvalidCommandException>(() => PicturesAsync(pdf));
        Assert.Equal("hide", Assert.Single(refused.Rules).Field);
        return refused.Message;
    }

    private static async Task<IReadOnlyList<byte[]>> PicturesAsync(byte[] pdf)
    {
        using PdfPages pages = new(Options(Installed, TimeSpan.FromSeconds(60)), NullLogger<PdfPages>.Instance);
        return await pages.PicturesAsync(pdf, TestContext.Current.CancellationToken);
    }

    private static PdfOptions Options(string? pdftoppm, TimeSpan timeout) => new(Chromium: null, Sandbox: true, pdftoppm, timeout);
}
