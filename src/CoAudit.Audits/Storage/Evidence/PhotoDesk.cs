namespace CoAudit.Audits.Storage.Evidence;

/// <summary>One photo at a time: a large one takes a lot of memory while it is painted.</summary>
public sealed class PhotoDesk : IDisposable
{
    private readonly SemaphoreSlim free = new(1);

    public async Task<T> WorkAsync<T>(Func<T> paint, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        try
        {
            return paint();
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose() => free.Dispose();
}
