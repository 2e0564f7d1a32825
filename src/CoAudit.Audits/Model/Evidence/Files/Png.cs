using System.Buffers.Binary;

namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>Writes a PNG anew from the chunks that make the picture. Texts, times, camera notes and unknown chunks are not copied.</summary>
internal static class Png
{
    private static readonly string[] Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"];

    public static CheckedFile Clean(byte[] content)
    {
        using MemoryStream kept = new(content.Length);
        kept.Write(content.AsSpan(0, 8));
        var at = 8;
        var ended = false;
        while (!ended)
        {
            var start = at;
            (var name, at) = ChunkAt(content, start);
            var isHeader = string.Equals(name, "IHDR", StringComparison.Ordinal);
            if (isHeader != (start == 8))
            {
                throw CheckedFile.Broken("picture");
            }

            if (isHeader)
            {
                EnsureHeader(content, start);
            }

            if (Kept.Contains(name, StringComparer.Ordinal))
            {
                kept.Write(content.AsSpan(start, at - start));
            }

            ended = string.Equals(name, "IEND", StringComparison.Ordinal);
        }

        return at == content.Length ? new CheckedFile(FileType.Png, kept.ToArray()) : throw CheckedFile.TwoFilesInOne();
    }

    private static void EnsureHeader(byte[] content, int at)
    {
        const int headerLength = 13;
        if (BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(at)) != headerLength)
        {
            throw CheckedFile.Broken("picture");
        }

        Picture.EnsureSize(BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(at + 8)), BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(at + 12)));
    }

    private static (string Name, int Next) ChunkAt(byte[] content, int at)
    {
        const int frame = 12;
        var length = at + frame <= content.Length ? BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(at)) : uint.MaxValue;
        if (length > content.Length - at - frame)
        {
            throw CheckedFile.Broken("picture");
        }

        var end = at + 8 + (int)length;
        var crc = BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(end));
        return Crc(content.AsSpan(at + 4, (int)length + 4)) == crc
            ? (System.Text.Encoding.Latin1.GetString(content, at + 4, 4), end + 4)
            : throw CheckedFile.Broken("picture");
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
