using System.Collections.Concurrent;

namespace CoAudit.Audits.Features.ViewInstances;

/// <summary>
/// Remembers for a while which instance stands at every so manieth place of a list, so that who leafs through a long list does not walk over all the pages before
/// with each page. A place that is a minute old may be off by what has come or gone since; the first pages are never looked up here.
/// </summary>
public sealed class InstanceMarks(TimeProvider time)
{
    /// <summary>How far a list is walked without a mark.</summary>
    public const int Every = 10_000;

    private const int Most = 2_000;

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(string List, int Number), (InstanceMark Instance, DateTimeOffset Until)> marks = [];

    /// <summary>The instance at a mark, or null when nothing stands there.</summary>
    /// <param name="list">What tells one list from another: what it shows, and in which order.</param>
    /// <param name="number">The mark's number; it stands at this many times <see cref="Every"/>.</param>
    /// <param name="walk">Finds the instance at a place of the list.</param>
    internal async Task<InstanceMark?> FindAsync(string list, int number, Func<int, Task<InstanceMark?>> walk)
    {
        var now = time.GetUtcNow();
        if (marks.TryGetValue((list, number), out var mark) && mark.Until > now)
        {
            return mark.Instance;
        }

        if (await walk(number * Every) is not { } found)
        {
            return null;
        }

        if (marks.Count >= Most)
        {
            marks.Clear();
        }

        marks[(list, number)] = (found, now + KeptFor);
        return found;
    }
}
