using System.Globalization;
using System.Text;

namespace CoAudit.TestSupport;

/// <summary>Small PDFs, written by hand so that it is plain what is in them.</summary>
public static class TestPdf
{
    /// <summary>What the program that made it wrote into its properties.</summary>
    public const string Author = "Joyce Agbaje";

    /// <summary>Letters on each page.</summary>
    public const string Words = "Rose Hill, room 12";

    private const string Form = "/Type /XObject /Subtype /Form /BBox [0 0 595 842]";

    /// <summary>A4 pages with <see cref="Words"/> on them: the upper left quarter of each is red, the lower right one blue.</summary>
    public static byte[] Of(int pages) => Written(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            Tree(pages),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            .. Enumerable.Range(0, pages).SelectMany(n => new[] { Page(content: 5 + (2 * n), "/Font << /F 3 0 R >>"), Drawing(n + 1) }),
        ],
        $"/Info << /Title (Rota of Ash floor) /Author ({Author}) >>");

    /// <summary>One that asks for a password to be read.</summary>
    public static byte[] Locked() => Written(
        ["<< /Type /Catalog /Pages 2 0 R >>", Tree(1), "<< >>", Page(content: 5, ""), Drawing(1)],
        $"/ID [<{new string('1', 32)}> <{new string('1', 32)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{new string('A', 64)}> /U <{new string('B', 64)}> >>");

    /// <summary>Two kilobytes that take years to draw: a form that draws a form ten times, and so on, twelve deep.</summary>
    public static byte[] Endless() => Written(
        [
            "<< /Type /Catalog /Pages 2 0 R >>", Tree(1), "<< >>", Page(content: 5, "/XObject << /X 6 0 R >>"), Stream("", "/X Do"),
            .. Enumerable.Range(7, 11).Select(next => Stream($"{Form} /Resources << /XObject << /X {Number(next)} 0 R >> >>", string.Concat(Enumerable.Repeat("/X Do ", 10)))),
            Stream(Form, "0 0 595 842 re f"),
        ],
        "");

    /// <summary>It begins and ends like a PDF, and there is nothing in between.</summary>
    public static byte[] Broken() => "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n"u8.ToArray();

    // Page n is object 4 + 2n, and its drawing comes after it.
    private static string Tree(int pages) =>
        $"<< /Type /Pages /Count {Number(pages)} /MediaBox [0 0 595 842] /Kids [{string.Join(' ', Enumerable.Range(0, pages).Select(n => $"{Number(4 + (2 * n))} 0 R"))}] >>";

    private static string Page(int content, string resources) => $"<< /Type /Page /Parent 2 0 R /Contents {Number(content)} 0 R /Resources << {resources} >> >>";

    private static string Drawing(int page) =>
        Stream("", $"1 0 0 rg 0 421 297 421 re f 0 0 1 rg 297 0 298 421 re f 0 g BT /F 20 Tf 320 700 Td ({Words}) Tj 0 -40 Td (page {Number(page)}) Tj ET");

    private static string Stream(string entries, string content) => $"<< {entries} /Length {Number(content.Length)} >>\nstream\n{content}\nendstream";

    private static byte[] Written(IReadOnlyList<string> objects, string trailer)
    {
        StringBuilder text = new("%PDF-1.7\n");
        List<int> places = [];
        foreach (var (index, part) in objects.Index())
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{part}\nendobj\n");
        }

        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            text.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        }

        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
