using SkiaSharp;

namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>
/// A PDF that we write, made of pictures and nothing else: there are no letters to copy out of it, and no properties, notes or files that the original held.
/// </summary>
public static class PicturePdf
{
    /// <summary>Of A4, in points. Pages keep their proportions, not their size.</summary>
    private const float LongestSide = 842;

    /// <summary>Makes a PDF of a page's pictures with parts of them painted black. The dots below are gone from the copy, not covered.</summary>
    /// <param name="pages">One JPEG picture for each page.</param>
    public static byte[] Hide(IReadOnlyList<byte[]> pages, IReadOnlyList<HiddenArea> areas)
    {
        HiddenArea.EnsureOnPages(areas, FileType.Pdf, pages.Count);
        using MemoryStream written = new();
        using (var document = SKDocument.CreatePdf(written))
        {
            foreach (var (index, page) in pages.Index())
            {
                Add(document, Photo.Hide(page, FileType.Jpeg, [.. areas.Where(a => a.Page == index + 1)]));
            }

            document.Close();
        }

        return written.ToArray();
    }

    private static void Add(SKDocument document, Photo page)
    {
        var scale = LongestSide / Math.Max(page.Width, page.Height);
        var (width, height) = (page.Width * scale, page.Height * scale);
        using var data = SKData.CreateCopy(page.Content);
        using var image = SKImage.FromEncodedData(data);
        using var canvas = document.BeginPage(width, height);
        canvas.DrawImage(image, SKRect.Create(width, height), SKSamplingOptions.Default);
        document.EndPage();
    }
}
