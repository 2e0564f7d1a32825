using System.Text;

namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>Text is what reads as text from its first to its last letter, and is no page or program.</summary>
internal static class PlainTextFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static CheckedFile Check(byte[] content)
    {
        if (!IsText(content) || Foreign.IsIn(content))
        {
            throw CheckedFile.Refuse($"We cannot take this kind of file. We can take {FileTypes.Accepted}.");
        }

        return new CheckedFile(FileType.Text, content);
    }

    private static bool IsText(byte[] content)
    {
        try
        {
            return !Strict.GetString(content).Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t'));
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
