using System.IO.Compression;
using System.Text;

namespace CoAudit.Audits.Tests.Model.Evidence;

/// <summary>Small files that are what they say, for tests to damage.</summary>
internal static class SampleFiles
{
    /// <summary>A notes segment: taken with a camera that stood on its side, at a place.</summary>
    private static readonly byte[] CameraNotes =
    [
        .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, .. "Taken at Ash floor, room 12"u8,
    ];

    public static byte[] Jpeg(params byte[] behind) =>
    [
        0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]), .. Segment(0xE1, CameraNotes), .. Segment(0xED, "Photoshop 3.0\0 by Maya Ford"u8.ToArray()),
        .. Segment(0xFE, "my comment"u8.ToArray()), .. Segment(0xC0, [8, 0, 40, 0, 30, 1, 1, 0x11, 0]), .. Segment(0xDA, [1, 1, 0, 0, 0x3F, 0]),
        0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0xD9, .. behind,
    ];

    public static byte[] Pdf(string inside = "", string behind = "\n") => Encoding.Latin1.GetBytes($"%PDF-1.7\n1 0 obj\n<< /Type /Catalog {inside} >>\nendobj\n%%EOF{behind}");

    /// <summary>An archive of these entries.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Word(params (string Name, byte[] Content)[] more) => Zip([("[Content_Types].xml", "<Types/>"u8.ToArray()), ("word/document.xml", "<w/>"u8.ToArray()), .. more]);

    /// <summary>A picture of this size with one text note in it.</summary>
    public static byte[] Png(uint width = 2, uint height = 2) =>
    [
        0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", [.. BigEndian(width), .. BigEndian(height), 8, 0, 0, 0, 0]), .. Chunk("tEXt", "Author\0Maya Ford"u8.ToArray()),
        .. Chunk("IDAT", Deflated([0, 10, 20, 0, 30, 40])), .. Chunk("IEND", []),
    ];

    private static byte[] Segment(byte marker, byte[] body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    private static byte[] Chunk(string name, byte[] body)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. body];
        return [.. BigEndian((uint)body.Length), .. named, .. BigEndian(Crc(named))];
    }

    private static byte[] Deflated(byte[] bytes)
    {
        using MemoryStream stream = new();
        using (ZLibStream zlib = new(stream, CompressionLevel.Fastest))
        {
            zlib.Write(bytes);
        }

        return stream.ToArray();
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
