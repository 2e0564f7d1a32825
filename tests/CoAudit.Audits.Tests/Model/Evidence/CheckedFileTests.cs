using System.Text;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence.Files;

namespace CoAudit.Audits.Tests.Model.Evidence;

public sealed class CheckedFileTests
{
    [Fact]
    public void A_photo_loses_place_camera_and_comments_and_keeps_its_picture()
    {
        var file = CheckedFile.Of(SampleFiles.Jpeg());

        Assert.Equal((FileType.Jpeg, 1), (file.Type, file.QuarterTurns));
        Assert.DoesNotContain("Exif", Text(file), StringComparison.Ordinal);
        Assert.DoesNotContain("room 12", Text(file), StringComparison.Ordinal);
        Assert.DoesNotContain("Maya", Text(file), StringComparison.Ordinal);
        Assert.DoesNotContain("comment", Text(file), StringComparison.Ordinal);
        Assert.Contains("JFIF", Text(file), StringComparison.Ordinal);
        Assert.Equal([0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, 0xFF, 0xD9], file.Content[^9..]);
    }

    [Fact]
    public void A_cleaned_photo_is_still_a_photo()
    {
        var once = CheckedFile.Of(SampleFiles.Jpeg());

        Assert.Equal(once.Content, CheckedFile.Of(once.Content).Content);
    }

    [Fact]
    public void A_phones_short_film_behind_the_picture_is_cut_off() =>
        Assert.Equal(CheckedFile.Of(SampleFiles.Jpeg()).Content, CheckedFile.Of(SampleFiles.Jpeg([0, 0, 0, 24, .. "ftypmp42"u8, 1, 2, 3])).Content);

    [Fact]
    public void A_drawing_loses_its_notes()
    {
        var file = CheckedFile.Of(SampleFiles.Png());

        Assert.Equal(FileType.Png, file.Type);
        Assert.DoesNotContain("Maya", Text(file), StringComparison.Ordinal);
    }

    [Fact]
    public void The_type_is_read_from_the_content_and_the_name_follows_it() =>
        Assert.Equal("holiday.pdf", CheckedFile.Of(SampleFiles.Pdf()).NameFrom("C:\\photos\\holiday.jpg"));

    [Theory]
    [InlineData("../../etc/passwd", "passwd.txt")]
    [InlineData("evil\r\n.html", "evil.txt")]
    [InlineData("", "file.txt")]
    [InlineData(null, "file.txt")]
    [InlineData("\u202Egpj.exe", "gpj.txt")]
    public void A_name_becomes_one_plain_line(string? given, string kept) => Assert.Equal(kept, CheckedFile.Of("Rounds: 12"u8.ToArray()).NameFrom(given));

    [Fact]
    public void Office_files_are_known_by_what_is_in_them()
    {
        Assert.Equal(FileType.Word, CheckedFile.Of(SampleFiles.Word()).Type);
        Assert.Equal(FileType.Excel, CheckedFile.Of(SampleFiles.Zip(("xl/workbook.xml", "<w/>"u8.ToArray()))).Type);
        Assert.Equal(FileType.OpenSheet, CheckedFile.Of(SampleFiles.Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"u8.ToArray()))).Type);
    }

    public static TheoryData<string, byte[], string> Refused() => new()
    {
        { "nothing", [], "empty" },
        { "too large", new byte[CheckedFile.MaxSize + 1], "at most 10 MB" },
        { "an archive in a photo", SampleFiles.Jpeg(SampleFiles.Zip(("a.txt", [65]))), "second file" },
        { "a page in a photo", SampleFiles.Jpeg("<HTML><script>alert(1)"u8.ToArray()), "second file" },
        { "something behind a drawing", [.. SampleFiles.Png(), 0], "second file" },
        { "a drawing that claims to be huge", SampleFiles.Png(100_000, 100_000), "too many dots" },
        { "half a photo", SampleFiles.Jpeg()[..60], "broken" },
        { "half a drawing", SampleFiles.Png()[..40], "broken" },
        { "a drawing with a changed bit", Changed(SampleFiles.Png(), 20), "broken" },
        { "an archive behind a PDF", [.. SampleFiles.Pdf(), .. SampleFiles.Zip(("a.txt", [65]))], "second file" },
        { "a page in a PDF", SampleFiles.Pdf("<script>"), "second file" },
        { "a program in a PDF", SampleFiles.Pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "program" },
        { "a bomb", SampleFiles.Word(("word/media/big.bin", new byte[61_000_000])), "unpacks to far more" },
        { "a plain archive", SampleFiles.Zip(("notes.txt", "hello"u8.ToArray())), "archives" },
        { "macros", SampleFiles.Word(("word/vbaProject.bin", [1])), "macros" },
        { "an archive in a letter", SampleFiles.Word(("word/embeddings/inner.zip", [1])), "second file" },
        { "something behind a letter", [.. SampleFiles.Word(), .. "<script>"u8], "second file" },
        { "a page", "<!DOCTYPE html><p>hello"u8.ToArray(), "cannot take this kind" },
        { "a script", "#!/bin/sh\nrm -r /"u8.ToArray(), "cannot take this kind" },
        { "a program", [.. "MZ"u8, 0x90, 0, 3], "cannot take this kind" },
        { "a phone's own form", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0], "JPEG" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void It_is_refused_with_a_reason(string what, byte[] content, string reason)
    {
        var refused = Assert.Throws<InvalidCommandException>(() => CheckedFile.Of(content));

        var rule = Assert.Single(refused.Rules);
        Assert.Equal("file", rule.Field);
        Assert.True(rule.Message.Contains(reason, StringComparison.Ordinal), $"{what}: {rule.Message}");
    }

    private static byte[] Changed(byte[] content, int at)
    {
        content[at] ^= 1;
        return content;
    }

    private static string Text(CheckedFile file) => Encoding.Latin1.GetString(file.Content);
}
