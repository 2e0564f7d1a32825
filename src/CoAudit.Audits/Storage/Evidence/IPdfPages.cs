using CoAudit.Audits.Model;

namespace CoAudit.Audits.Storage.Evidence;

/// <summary>Shows the pages of a PDF as pictures. A program outside does it: the file came from anybody, so it is never opened in our own process.</summary>
public interface IPdfPages
{
    /// <summary>Parts can be hidden in at most so many pages.</summary>
    const int Most = 30;

    /// <summary>False where the program is not installed. Then a PDF is shared whole or kept back.</summary>
    bool CanShow { get; }

    /// <returns>One JPEG picture for each page, upright and in order.</returns>
    /// <exception cref="InvalidCommandException">The pages cannot be shown; the words say why, and what to do.</exception>
    Task<IReadOnlyList<byte[]>> PicturesAsync(byte[] pdf, CancellationToken cancellationToken);
}
