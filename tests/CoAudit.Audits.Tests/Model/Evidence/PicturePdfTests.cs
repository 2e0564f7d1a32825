using System.Text;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence.Files;
using SkiaSharp;

namespace CoAudit.Audits.Tests.Model.Evidence;

/// <summary>The copy of a PDF in which parts are hidden.</summary>
public sealed class PicturePdfTests
{
    private static readonly byte[] BeginsWith = [0xFF, 0xD8, 0xFF];

    [Fact]
    public void Each_page_is_a_picture_with_its_own_parts_painted_black()
    {
        var pictures = PicturesIn(PicturePdf.Hide([Page(), Page()], [new HiddenArea(0, 0, 50, 50, Page: 2)]));

        Assert.Equal(2, pictures.Count);
        Assert.True(ColourAt(pictures[0], 10, 10) is { Red: > 200 }, "nothing is hidden on page 1");
        Assert.True(ColourAt(pictures[1], 10, 10) is { Red: < 30, Green: < 30, Blue: < 30 }, "painted black on page 2");
        Assert.True(ColourAt(pictures[1], 90, 120) is { Red: > 200 }, "the rest of page 2 stays");
    }

    [Fact]
    public void There_are_no_letters_no_links_and_no_properties_in_it()
    {
        var text = Encoding.Latin1.GetString(PicturePdf.Hide([Page()], [new HiddenArea(0, 0, 50, 50, Page: 1)]));

        Assert.All(
            new[] { "/Font", "/Annot", "/Author", "/Title", "/CreationDate", "/Metadata", "/EmbeddedFile" },
            name => Assert.DoesNotContain(name, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_part_on_no_page_is_refused(int? page)
    {
        var refused = Assert.Throws<InvalidCommandException>(() => PicturePdf.Hide([Page(), Page()], [new HiddenArea(0, 0, 50, 50, Page: 1), new HiddenArea(0, 0, 50, 50, page)]));

        Assert.Equal("hide[1].page", Assert.Single(refused.Rules).Field);
    }

    [Fact]
    public void A_photo_has_one_page()
    {
        HiddenArea.EnsureOnPages([new HiddenArea(0, 0, 50, 50), new HiddenArea(0, 0, 50, 50, Page: 1)], FileType.Jpeg, pages: 1);
        var refused = Assert.Throws<InvalidCommandException>(() => HiddenArea.EnsureOnPages([new HiddenArea(0, 0, 50, 50, Page: 2)], FileType.Jpeg, pages: 1));

        Assert.Equal("hide[0].page", Assert.Single(refused.Rules).Field);
    }

    private static byte[] Page()
    {
        using SKBitmap bitmap = new(100, 140);
        bitmap.Erase(SKColors.Red);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 95);
        return data.ToArray();
    }

    /// <summary>The JPEG files that a PDF holds, in order.</summary>
    private static List<byte[]> PicturesIn(byte[] pdf)
    {
        List<byte[]> found = [];
        for (var at = 0; pdf.AsSpan(at).IndexOf(BeginsWith) is >= 0 and var start;)
        {
            var end = pdf.AsSpan(at + start).IndexOf("endstream"u8);
            found.Add(pdf[(at + start)..(at + start + end)]);
            at += start + end;
        }

        return found;
    }

    private static SKColor ColourAt(byte[] picture, int x, int y)
    {
        using var bitmap = SKBitmap.Decode(picture);
        return bitmap.GetPixel(x, y);
    }
}
