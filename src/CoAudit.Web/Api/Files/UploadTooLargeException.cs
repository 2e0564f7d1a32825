using CoAudit.Audits.Model.Evidence.Files;

namespace CoAudit.Web.Api.Files;

/// <summary>More was sent than we keep (413).</summary>
public sealed class UploadTooLargeException() : Exception(Words)
{
    public static string Words { get; } = $"This file is too large. Send at most {CheckedFile.MaxSize / 1_000_000} MB.";
}
