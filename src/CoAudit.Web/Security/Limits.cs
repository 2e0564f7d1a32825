using System.Net;
using System.Threading.RateLimiting;

namespace CoAudit.Web.Security;

/// <summary>How often is too often. Counters live in memory: a request that only reads never writes anything.</summary>
internal sealed class Limits : IDisposable
{
    private readonly PartitionedRateLimiter<string> unknownLinks = Window(30, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> taskPosts = Window(10, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> newLinks = Window(3, TimeSpan.FromDays(1));
    private readonly PartitionedRateLimiter<string> signIns = Window(20, TimeSpan.FromMinutes(5));

    /// <summary>A guess at a link, by the caller's address.</summary>
    public bool AllowsUnknownLink(IPAddress? caller) => Allows(unknownLinks, caller?.ToString() ?? "");

    /// <summary>Words or messages on one task. Sign-offs do not count: a repeated one changes nothing.</summary>
    public bool AllowsPost(Guid task) => Allows(taskPosts, task.ToString());

    /// <summary>New links, by whatever names the person: a token's hash or an address.</summary>
    public bool AllowsNewLink(string whose) => Allows(newLinks, whose.ToUpperInvariant());

    public bool AllowsSignIn(IPAddress? caller) => Allows(signIns, caller?.ToString() ?? "");

    public void Dispose()
    {
        unknownLinks.Dispose();
        taskPosts.Dispose();
        newLinks.Dispose();
        signIns.Dispose();
    }

    private static bool Allows(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Window(int most, TimeSpan window) => PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = window, QueueLimit = 0 }));
}
