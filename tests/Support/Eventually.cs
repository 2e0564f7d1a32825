using System.Diagnostics;

namespace CoAudit.TestSupport;

/// <summary>Waits for a condition in the real world: another process, a real server.</summary>
public static class Eventually
{
    private static readonly TimeSpan DefaultDeadline = TimeSpan.FromMinutes(2);

    // What comes soon is seen soon; who waits long does not keep the machine from working.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Looks again and again until <paramref name="accept"/> takes what was seen, and returns it.</summary>
    /// <param name="look">Takes one look. What it throws counts as "not yet".</param>
    /// <param name="accept">True when the wait is over.</param>
    /// <param name="expectation">What is waited for, as a sentence; it is in the failure's message.</param>
    /// <param name="within">The deadline; two minutes unless told: a machine may be busy.</param>
    /// <param name="cancellationToken">Ends the wait early.</param>
    /// <exception cref="TimeoutException">The deadline passed; the message says what was last seen.</exception>
    public static async Task<T> ThatAsync<T>(
        Func<Task<T>> look, Func<T, bool> accept, string expectation, TimeSpan? within = null, CancellationToken cancellationToken = default)
    {
        var deadline = within ?? DefaultDeadline;
        var waited = Stopwatch.StartNew();
        using PeriodicTimer poll = new(FirstPause);
        string lastSeen;
        do
        {
            poll.Period = poll.Period * 1.5 < LongestPause ? poll.Period * 1.5 : LongestPause;
            try
            {
                var seen = await look();
                if (accept(seen))
                {
                    return seen;
                }

                lastSeen = Describe(seen);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not ServerEndedException)
            {
                lastSeen = $"{exception.GetType().Name}: {exception.Message}";
            }
        }
        while (waited.Elapsed < deadline && await poll.WaitForNextTickAsync(cancellationToken));

        throw new TimeoutException($"Waited {waited.Elapsed.TotalSeconds:0.0} s until {expectation}. Last seen: {lastSeen}");
    }

    /// <summary>Waits until a condition holds.</summary>
    /// <inheritdoc cref="ThatAsync{T}"/>
    public static Task ThatAsync(Func<Task<bool>> condition, string expectation, TimeSpan? within = null, CancellationToken cancellationToken = default) =>
        ThatAsync(condition, static holds => holds, expectation, within, cancellationToken);

    /// <summary>Waits until a condition holds.</summary>
    /// <inheritdoc cref="ThatAsync{T}"/>
    public static Task ThatAsync(Func<bool> condition, string expectation, TimeSpan? within = null, CancellationToken cancellationToken = default) =>
        ThatAsync(() => Task.FromResult(condition()), expectation, within, cancellationToken);

    private static string Describe<T>(T seen) => seen switch
    {
        null => "null",
        string text => text,
        System.Collections.IEnumerable many => $"[{string.Join(", ", many.Cast<object?>())}]",
        _ => seen.ToString() ?? typeof(T).Name,
    };
}
