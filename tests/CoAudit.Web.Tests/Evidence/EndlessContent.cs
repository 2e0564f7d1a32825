using System.Net;

namespace CoAudit.Web.Tests.Evidence;

/// <summary>Sends so many bytes and counts how many the other side took.</summary>
/// <param name="saysLength">False: nobody is told beforehand how much is to come.</param>
internal sealed class EndlessContent(long size, bool saysLength) : HttpContent
{
    public long Sent { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var block = new byte[64 * 1024];
        for (; Sent < size; Sent += block.Length)
        {
            await stream.WriteAsync(block.AsMemory(0, (int)Math.Min(block.Length, size - Sent)));
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = size;
        return saysLength;
    }
}
