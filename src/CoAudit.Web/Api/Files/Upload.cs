using System.Text;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence.Files;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CoAudit.Web.Api.Files;

/// <summary>One file with its fields, read from <c>multipart/form-data</c> part by part: no more of it is held than we would keep.</summary>
/// <param name="Name">As the sender calls it.</param>
internal sealed record Upload(byte[] Content, string? Name, IReadOnlyDictionary<string, string> Fields)
{
    public const string FileField = "file";

    /// <summary>The largest file, and room for the fields around it.</summary>
    public const int LargestBody = CheckedFile.MaxSize + 64_000;

    /// <summary>What is read, though not kept: a browser shows our answer only when it could send everything.</summary>
    public const int LargestRead = 64_000_000;

    private const int LongestField = 4_000;

    private const int MostFields = 8;

    /// <exception cref="UploadTooLargeException">It is larger than what we keep.</exception>
    public static async Task<Upload> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return request.ContentLength > LargestBody
                ? throw new UploadTooLargeException()
                : await PartsAsync(new MultipartReader(BoundaryOf(request), request.Body), cancellationToken);
        }
        catch (UploadTooLargeException)
        {
            await ReadAwayAsync(request, cancellationToken);
            throw;
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw new UploadTooLargeException();
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new InvalidCommandException(FileField, "The file did not come whole. Send it again.");
        }
    }

    /// <summary>Reads what is left of an upload and throws it away, so that its sender hears the answer.</summary>
    public static async Task ReadAwayAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // Whoever asks before they send is answered before they send.
        if (request.Headers.Expect.Count > 0)
        {
            return;
        }

        try
        {
            await request.Body.CopyToAsync(Stream.Null, cancellationToken);
        }
        catch (IOException)
        {
            // The sender has gone, or sends even more than we read: the server ends the connection.
        }
    }

    private static string BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 100 } boundary
            ? boundary.ToString()
            : throw new InvalidCommandException(FileField, "Send the file as multipart/form-data, in a part of the name 'file'.");

    private static async Task<Upload> PartsAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        byte[]? content = null;
        string? name = null;
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                continue;
            }

            var field = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (string.Equals(field, FileField, StringComparison.Ordinal))
            {
                content = content is null ? await BytesAsync(section.Body, CheckedFile.MaxSize, cancellationToken) : throw new InvalidCommandException(FileField, "Send one file at a time.");
                name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
            }
            else if (fields.Count < MostFields)
            {
                fields[field] = Encoding.UTF8.GetString(await BytesAsync(section.Body, LongestField, cancellationToken));
            }
        }

        return new Upload(content ?? throw new InvalidCommandException(FileField, "Choose a file."), name, fields);
    }

    private static async Task<byte[]> BytesAsync(Stream body, int most, CancellationToken cancellationToken)
    {
        using MemoryStream bytes = new();
        var buffer = new byte[81_920];
        for (var read = await body.ReadAsync(buffer, cancellationToken); read > 0; read = await body.ReadAsync(buffer, cancellationToken))
        {
            if (bytes.Length + read > most)
            {
                throw new UploadTooLargeException();
            }

            await bytes.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return bytes.ToArray();
    }
}
