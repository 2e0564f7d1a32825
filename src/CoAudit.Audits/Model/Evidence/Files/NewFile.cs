using System.Security.Cryptography;

namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>A file that is fit to keep, before it is kept.</summary>
/// <param name="About">The line of the tool that it is about, or null.</param>
/// <param name="Contribution">The giver's own words that it belongs to, or null.</param>
public sealed record NewFile(string Name, FileType Type, byte[] Content, int Width, int Height, string? About, Guid? Contribution)
{
    /// <summary>Checks what came in, and paints photos anew.</summary>
    /// <exception cref="InvalidCommandException">It is not something that we keep; the words say why.</exception>
    public static NewFile Of(byte[] content, string? name, string? about, Guid? contribution)
    {
        var file = CheckedFile.Of(content);
        var photo = file.Type.IsPhoto() ? Photo.Of(file) : new Photo(file.Content, 0, 0);
        return new NewFile(file.NameFrom(name), file.Type, photo.Content, photo.Width, photo.Height, about, contribution);
    }

    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Content));
}
