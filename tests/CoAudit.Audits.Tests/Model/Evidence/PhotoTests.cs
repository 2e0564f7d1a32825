using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence.Files;
using SkiaSharp;

namespace CoAudit.Audits.Tests.Model.Evidence;

public sealed class PhotoTests
{
    [Fact]
    public void A_photo_taken_on_its_side_stands_upright()
    {
        var photo = Photo.Of(new CheckedFile(FileType.Jpeg, Picture(80, 40, SKEncodedImageFormat.Jpeg), QuarterTurns: 1));

        Assert.Equal((40, 80), (photo.Width, photo.Height));

        // What was at the top left is at the top right after a quarter turn clockwise.
        Assert.True(ColourAt(photo, 35, 5).Green > 200);
        Assert.True(ColourAt(photo, 5, 75).Green < 60);
    }

    [Fact]
    public void A_large_photo_is_painted_no_larger_than_it_needs_to_be()
    {
        var photo = Photo.Of(new CheckedFile(FileType.Jpeg, Picture(4_800, 1_200, SKEncodedImageFormat.Jpeg)));

        Assert.Equal((2_400, 600), (photo.Width, photo.Height));
    }

    [Fact]
    public void What_looks_like_a_photo_but_cannot_be_painted_is_refused() =>
        Assert.Throws<InvalidCommandException>(() => Photo.Of(CheckedFile.Of(SampleFiles.Jpeg())));

    [Theory]
    [InlineData(FileType.Jpeg, SKEncodedImageFormat.Jpeg)]
    [InlineData(FileType.Png, SKEncodedImageFormat.Png)]
    public void What_is_hidden_is_gone_and_the_rest_stays(FileType type, SKEncodedImageFormat format)
    {
        var photo = Photo.Hide(Picture(80, 40, format), type, [new HiddenArea(0, 0, 30, 30)]);

        Assert.True(ColourAt(photo, 5, 3) is { Red: < 30, Green: < 30, Blue: < 30 });
        Assert.True(ColourAt(photo, 70, 30) is { Red: > 200, Green: < 60 });
    }

    [Theory]
    [InlineData(-1, 0, 10, 10)]
    [InlineData(0, 0, 0, 10)]
    [InlineData(95, 0, 10, 10)]
    [InlineData(0, 99, 10, 2)]
    public void A_part_outside_the_photo_is_refused(int left, int top, int width, int height)
    {
        var refused = Assert.Throws<InvalidCommandException>(() => HiddenArea.Read([new HiddenArea(0, 0, 1, 1), new HiddenArea(left, top, width, height)]));

        Assert.Equal("hide[1]", Assert.Single(refused.Rules).Field);
    }

    [Fact]
    public void A_part_with_a_number_missing_is_refused() => Assert.Throws<InvalidCommandException>(() => HiddenArea.Read([new HiddenArea(0, null, 10, 10), null]));

    /// <summary>Red, with a white quarter at the top left.</summary>
    private static byte[] Picture(int width, int height, SKEncodedImageFormat format)
    {
        using SKBitmap bitmap = new(width, height);
        bitmap.Erase(SKColors.Red);
        using (SKCanvas canvas = new(bitmap))
        using (SKPaint white = new() { Color = SKColors.White })
        {
            canvas.DrawRect(0, 0, width / 4f, height / 4f, white);
        }

        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    private static SKColor ColourAt(Photo photo, int x, int y)
    {
        using var bitmap = SKBitmap.Decode(photo.Content);
        return bitmap.GetPixel(x, y);
    }
}
