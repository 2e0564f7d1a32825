using System.Diagnostics;
using System.Globalization;
using CoAudit.Audits.Storage;
using CoAudit.Web.Configuration;

namespace CoAudit.Web.Storage;

/// <summary>
/// Kills the process, or puts it to sleep, at one call to the database: for tests of what becomes of everything then. Off unless <c>COAUDIT_FAULT_POINT</c> says where,
/// as <c>kill before 17</c> (the 17th call) or <c>stop after 1 UPDATE instances</c> (the first call of that text), counted from when the service is ready.
/// </summary>
internal sealed class FaultPoint(string action, bool before, int number, string text) : IStoreProbe
{
    public const string Key = "COAUDIT_FAULT_POINT";

    private int calls;
    private volatile bool armed;

    /// <summary>Null when none is set.</summary>
    /// <exception cref="StartRefusedException">It is not readable, or this is no development environment.</exception>
    public static FaultPoint? Read(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration[Key] is not { Length: > 0 } value)
        {
            return null;
        }

        if (!environment.IsDevelopment())
        {
            throw new StartRefusedException($"{Key} is for tests of the service itself. Remove it.");
        }

        return value.Split(' ', 4) is ["kill" or "stop", "before" or "after", var number, ..] parts && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? new FaultPoint(parts[0], parts[1] is "before", n, parts.Length == 4 ? parts[3] : "")
            : throw new StartRefusedException($"{Key} is '{value}': write for example 'kill before 17'.");
    }

    /// <summary>Counts from now on.</summary>
    public void Arm() => armed = true;

    public void Before(string call)
    {
        if (before)
        {
            Pass(call);
        }
    }

    public void After(string call)
    {
        if (!before)
        {
            Pass(call);
        }
    }

    private void Pass(string call)
    {
        if (!armed || !call.Contains(text, StringComparison.Ordinal) || Interlocked.Increment(ref calls) != number)
        {
            return;
        }

        using var self = Process.GetCurrentProcess();
        if (action is "kill")
        {
            self.Kill();
            return;
        }

        using var signal = Process.Start("/bin/kill", ["-STOP", self.Id.ToString(CultureInfo.InvariantCulture)]);
        signal.WaitForExit();
    }
}
