using System.Text;

namespace CoAudit.Web.Pdf;

/// <summary>Looks for what makes a PDF readable to a screen reader: a tree of tags, the mark that it counts, and a language.</summary>
internal static class TaggedPdf
{
    private static readonly string[] Needed = ["/StructTreeRoot", "/MarkInfo", "/Lang"];

    public static bool IsTagged(ReadOnlySpan<byte> pdf)
    {
        if (!pdf.StartsWith("%PDF-"u8))
        {
            return false;
        }

        foreach (var mark in Needed)
        {
            if (pdf.IndexOf(Encoding.ASCII.GetBytes(mark)) < 0)
            {
                return false;
            }
        }

        return true;
    }
}
