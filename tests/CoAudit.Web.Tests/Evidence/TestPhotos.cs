using System.IO.Compression;
using SkiaSharp;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>Real pictures, and files that pretend to be some.</summary>
internal static class TestPhotos
{
    /// <summary>Where it was taken, as a camera would write it.</summary>
    public const string Place = "Ash floor, room 12";

    /// <summary>A red photo with a white part at the top left, and with a camera's notes.</summary>
    public static byte[] Jpeg(int width = 320, int height = 200)
    {
        var plain = Encoded(width, height, SKEncodedImageFormat.Jpeg);
        byte[] notes = [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 0, .. System.Text.Encoding.ASCII.GetBytes(Place)];
        return [.. plain[..2], 0xFF, 0xE1, (byte)((notes.Length + 2) >> 8), (byte)(notes.Length + 2), .. notes, .. plain[2..]];
    }

    public static byte[] Png() => Encoded(320, 200, SKEncodedImageFormat.Png);

    /// <summary>A photo with an archive behind its end: two files in one.</summary>
    public static byte[] Polyglot() => [.. Jpeg(), .. Zip("run.html", "<script>alert(1)</script>"u8.ToArray())];

    public static byte[] Zip(string name, byte[] content)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
            entry.Write(content);
        }

        return stream.ToArray();
    }

    /// <summary>A small file that claims to be a picture of 900 million dots.</summary>
    public static byte[] Bomb()
    {
        var png = Png();
        byte[] header = [.. "IHDR"u8, 0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, .. png[24..29]];
        return [.. png[..12], .. header, .. BigEndian(Crc(header)), .. png[33..]];
    }

    /// <summary>A photo whose second half got lost, with a proper end: it looks whole until somebody paints it.</summary>
    public static byte[] CutShort()
    {
        var whole = Encoded(320, 200, SKEncodedImageFormat.Png);
        return [.. whole[..^40], .. whole[^12..]];
    }

    /// <summary>The colour of one dot.</summary>
    public static SKColor At(byte[] content, int x, int y)
    {
        using var bitmap = SKBitmap.Decode(content);
        return bitmap.GetPixel(x, y);
    }

    private static byte[] Encoded(int width, int height, SKEncodedImageFormat format)
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

    private static byte[] BigEndian(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var bit in bytes.SelectMany(value => Enumerable.Range(0, 8).Select(i => (uint)(value >> i) & 1)))
        {
            crc = ((crc ^ bit) & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
