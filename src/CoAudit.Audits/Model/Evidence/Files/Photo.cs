using SkiaSharp;

namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>
/// A photo that was painted anew, dot by dot, and written by us: whatever else the file held (places, times, previews, a second file) is not in it.
/// </summary>
public sealed record Photo(byte[] Content, int Width, int Height)
{
    /// <summary>Enough to read a notice on a wall.</summary>
    private const int LongestSide = 2_400;

    private const int JpegQuality = 85;

    /// <summary>Paints a checked photo upright and no larger than it needs to be.</summary>
    /// <exception cref="InvalidCommandException">It cannot be read as a picture.</exception>
    public static Photo Of(CheckedFile file)
    {
        using var bitmap = Decoded(file.Content);
        var turned = file.QuarterTurns % 2 != 0;
        var scale = Math.Min(1f, (float)LongestSide / Math.Max(bitmap.Width, bitmap.Height));
        var (width, height) = (Scaled(bitmap.Width, scale), Scaled(bitmap.Height, scale));
        using SKBitmap upright = new(turned ? height : width, turned ? width : height, SKColorType.Rgba8888, SKAlphaType.Premul);
        using (SKCanvas canvas = new(upright))
        {
            canvas.Translate(upright.Width / 2f, upright.Height / 2f);
            canvas.RotateDegrees(90 * file.QuarterTurns);
            using var image = SKImage.FromBitmap(bitmap);
            canvas.DrawImage(image, SKRect.Create(-width / 2f, -height / 2f, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        return Encoded(upright, file.Type);
    }

    /// <summary>Paints parts of a photo black. The dots below are gone from the copy, not covered.</summary>
    public static Photo Hide(byte[] content, FileType type, IReadOnlyList<HiddenArea> areas)
    {
        using var bitmap = Decoded(content);
        using (SKCanvas canvas = new(bitmap))
        using (SKPaint black = new() { Color = SKColors.Black, IsAntialias = false, BlendMode = SKBlendMode.Src })
        {
            foreach (var area in areas)
            {
                canvas.DrawRect(Dots(area, bitmap), black);
            }
        }

        return Encoded(bitmap, type);
    }

    private static SKBitmap Decoded(byte[] content)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data) ?? throw CheckedFile.Broken("photo");

        // Asked before a dot is painted: a small file can claim to be a huge picture.
        Picture.EnsureSize(codec.Info.Width, codec.Info.Height);
        var size = codec.GetScaledDimensions(Math.Min(1f, (float)LongestSide / Math.Max(codec.Info.Width, codec.Info.Height)));
        SKImageInfo info = new(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        SKBitmap bitmap = new(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            return bitmap;
        }

        bitmap.Dispose();
        throw CheckedFile.Broken("photo");
    }

    private static Photo Encoded(SKBitmap bitmap, FileType type)
    {
        using var data = bitmap.Encode(type == FileType.Png ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, JpegQuality);
        return new Photo(data.ToArray(), bitmap.Width, bitmap.Height);
    }

    // Whole dots, outwards: a line of letters at the edge must not stay readable.
    private static SKRect Dots(HiddenArea area, SKBitmap bitmap)
    {
        var left = (float)Math.Floor(area.Left!.Value * bitmap.Width / 100);
        var top = (float)Math.Floor(area.Top!.Value * bitmap.Height / 100);
        var right = (float)Math.Ceiling((area.Left.Value + area.Width!.Value) * bitmap.Width / 100);
        var bottom = (float)Math.Ceiling((area.Top.Value + area.Height!.Value) * bitmap.Height / 100);
        return new SKRect(left, top, right, bottom);
    }

    private static int Scaled(int side, float scale) => Math.Max(1, (int)Math.Round(side * scale));
}
