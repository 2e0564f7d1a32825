using System.Globalization;

namespace CoAudit.TestSupport;

/// <summary>What the processor has spent on the running thread: how much work something is, however busy the machine is with other things.</summary>
public static class ThreadTime
{
    /// <summary>Since the thread began; from the kernel's own account, in nanoseconds.</summary>
    public static TimeSpan Now
    {
        get
        {
            var spent = File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0];
            return TimeSpan.FromMicroseconds(long.Parse(spent, CultureInfo.InvariantCulture) / 1000d);
        }
    }
}
