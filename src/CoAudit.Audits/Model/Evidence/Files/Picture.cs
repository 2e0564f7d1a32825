namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>How large a picture may be. A small file can claim to be a huge picture, and would stop the browser of whoever opens it.</summary>
internal static class Picture
{
    private const int MaxSide = 16_000;

    private const long MaxPixels = 40_000_000;

    public static void EnsureSize(long width, long height)
    {
        if (width is 0 or > MaxSide || height is 0 or > MaxSide || width * height > MaxPixels)
        {
            throw CheckedFile.Refuse("This picture has too many dots, or none. Make it smaller, then send it again.");
        }
    }
}
