namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>Finds a second file behind or in front of the first: one file that is two things at once is made to deceive somebody.</summary>
internal static class Foreign
{
    private static readonly byte[][] Marks =
    [
        "PK\u0003\u0004"u8.ToArray(), "PK\u0005\u0006"u8.ToArray(), "%PDF-"u8.ToArray(), "Rar!\u001a"u8.ToArray(), [0x37, 0x7A, 0xBC, 0xAF],
        "<script"u8.ToArray(), "<html"u8.ToArray(), "<svg"u8.ToArray(), "<!doctype"u8.ToArray(), "<?php"u8.ToArray(), "#!/"u8.ToArray(), [0x7F, (byte)'E', (byte)'L', (byte)'F'], "GIF8"u8.ToArray(),
    ];

    /// <summary>True when the bytes hold the beginning of another file.</summary>
    public static bool IsIn(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("MZ"u8))
        {
            return true;
        }

        // Letters count the same in either case: browsers do not mind it either.
        var lower = new byte[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            lower[i] = ToLower(bytes[i]);
        }

        return Array.Exists(Marks, mark => lower.AsSpan().IndexOf(Array.ConvertAll(mark, ToLower)) >= 0);
    }

    private static byte ToLower(byte value) => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value;
}
