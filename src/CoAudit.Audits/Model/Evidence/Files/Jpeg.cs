using System.Buffers.Binary;

namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>
/// Writes a JPEG anew from the parts that make the picture. Notes of the camera, places, times, previews, comments, and whatever hangs on behind the end
/// are not copied. The picture itself is not touched.
/// </summary>
internal static class Jpeg
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    public static CheckedFile Clean(byte[] content)
    {
        using MemoryStream kept = new(content.Length);
        kept.Write(content.AsSpan(0, 2));
        var at = 2;
        var turns = 0;
        var sized = false;
        while (true)
        {
            var marker = MarkerAt(content, ref at);
            if (marker == EndOfImage)
            {
                kept.Write([0xFF, EndOfImage]);
                break;
            }

            var length = LengthAt(content, at);
            var body = content.AsSpan(at + 2, length - 2);
            if (marker == 0xE1 && Exif.QuarterTurns(body) is var found and > 0)
            {
                turns = found;
            }

            if (IsFrame(marker))
            {
                EnsureFrame(body);
                sized = true;
            }

            if (IsKept(marker, body))
            {
                kept.Write([0xFF, marker]);
                kept.Write(content.AsSpan(at, length));
            }

            at += length;
            if (marker == StartOfScan)
            {
                var end = EndOfScan(content, at);
                kept.Write(content.AsSpan(at, end - at));
                at = end;
            }
        }

        if (!sized)
        {
            throw CheckedFile.Broken("photo");
        }

        // Some phones hang a short film or notes behind the picture: that is cut off. Another kind of file behind it is no phone's doing.
        return Foreign.IsIn(content.AsSpan(at)) ? throw CheckedFile.TwoFilesInOne() : new CheckedFile(FileType.Jpeg, kept.ToArray(), turns);
    }

    private static byte MarkerAt(byte[] content, ref int at)
    {
        if (at + 1 >= content.Length || content[at] != 0xFF)
        {
            throw CheckedFile.Broken("photo");
        }

        while (at < content.Length && content[at] == 0xFF)
        {
            at++;
        }

        return at < content.Length ? content[at++] : throw CheckedFile.Broken("photo");
    }

    private static int LengthAt(byte[] content, int at)
    {
        var length = at + 2 <= content.Length ? BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at)) : 0;
        return length >= 2 && at + length <= content.Length ? length : throw CheckedFile.Broken("photo");
    }

    private static int EndOfScan(byte[] content, int at)
    {
        for (; at + 1 < content.Length; at++)
        {
            // 00 and the restart markers belong to the scan.
            if (content[at] == 0xFF && content[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }

        throw CheckedFile.Broken("photo");
    }

    private static void EnsureFrame(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 6)
        {
            throw CheckedFile.Broken("photo");
        }

        Picture.EnsureSize(BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..]));
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    // Of the application segments only those that decide about colours stay; comments go.
    private static bool IsKept(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        0xE0 => body.StartsWith("JFIF\0"u8) && body.Length == 14,
        0xE2 => body.StartsWith("ICC_PROFILE\0"u8),
        0xEE => body.StartsWith("Adobe"u8),
        >= 0xE0 and <= 0xEF or 0xFE => false,
        _ => true,
    };
}
