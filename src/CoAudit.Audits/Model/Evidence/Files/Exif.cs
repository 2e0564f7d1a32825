using System.Buffers.Binary;

namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>Reads the one camera note that a page still needs before all of them are removed: which way is up.</summary>
internal static class Exif
{
    private const int OrientationTag = 0x0112;

    /// <summary>Clockwise quarter turns; 0 when there is no such note, or it makes no sense.</summary>
    public static int QuarterTurns(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < 16)
        {
            return 0;
        }

        var tiff = segment[6..];
        var little = tiff.StartsWith("II"u8);
        long directory = Read32(tiff[4..], little);
        if (directory + 2 > tiff.Length)
        {
            return 0;
        }

        var count = Read16(tiff[(int)directory..], little);
        for (var i = 0; i < count; i++)
        {
            var entry = directory + 2 + (12L * i);
            if (entry + 12 > tiff.Length)
            {
                return 0;
            }

            if (Read16(tiff[(int)entry..], little) == OrientationTag)
            {
                return Read16(tiff[((int)entry + 8)..], little) switch { 3 => 2, 6 => 1, 8 => 3, _ => 0 };
            }
        }

        return 0;
    }

    private static ushort Read16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Read32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
