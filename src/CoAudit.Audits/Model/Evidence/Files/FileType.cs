namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>What we keep, known by its content; a file's name is only a name.</summary>
public enum FileType
{
    Jpeg,
    Png,
    Pdf,
    Word,
    Excel,
    OpenText,
    OpenSheet,
    Text,
}

/// <summary>Types as browsers and people name them.</summary>
public static class FileTypes
{
    /// <summary>What people can send, in words.</summary>
    public const string Accepted = "photos (JPEG or PNG), PDF, Word, Excel, OpenDocument and plain text";

    public static string MediaType(this FileType type) => type switch
    {
        FileType.Jpeg => "image/jpeg",
        FileType.Png => "image/png",
        FileType.Pdf => "application/pdf",
        FileType.Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileType.Excel => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileType.OpenText => "application/vnd.oasis.opendocument.text",
        FileType.OpenSheet => "application/vnd.oasis.opendocument.spreadsheet",
        FileType.Text => "text/plain; charset=utf-8",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type."),
    };

    public static string Extension(this FileType type) => type switch
    {
        FileType.Jpeg => ".jpg",
        FileType.Png => ".png",
        FileType.Pdf => ".pdf",
        FileType.Word => ".docx",
        FileType.Excel => ".xlsx",
        FileType.OpenText => ".odt",
        FileType.OpenSheet => ".ods",
        FileType.Text => ".txt",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type."),
    };

    public static bool IsPhoto(this FileType type) => type is FileType.Jpeg or FileType.Png;
}
