using CoAudit.Web.Pump;
using CoAudit.Web.Tests.Scenarios;
using CoAudit.Web.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Tests.Faults.Sweep;

/// <summary>The process that works on the database now; when it is killed, another takes over.</summary>
internal sealed class SweepNode : IAsyncDisposable
{
    private readonly Store first;
    private Store current;

    private SweepNode(Store first, SweepProbe probe) => (this.first, current, Probe) = (first, first, probe);

    public SweepProbe Probe { get; }

    public Store Store => current;

    public static async Task<SweepNode> StartAsync(Database database, PostgresCluster cluster, Fault fault)
    {
        var probe = new SweepProbe(fault);
        return new SweepNode(await Store.OpenAsync(database, cluster, probe), probe);
    }

    /// <summary>
    /// One call of a client that knows that its answer may get lost: when it got none, it looks whether the call was heard, and makes it again only if it was not.
    /// </summary>
    public async Task CallAsync(SweepCall call)
    {
        while (!await TryAsync(() => call.MakeAsync(current)) && !await SettledAsync(() => call.WasHeardAsync(current)))
        {
            // Not heard: again.
        }

        await PumpAsync();
    }

    /// <summary>Fires what is due until nothing is, as the pump does again and again.</summary>
    public async Task PumpAsync()
    {
        bool fired;
        do
        {
            fired = false;
            if (!await TryAsync(async () => fired = await current.Get<TimerPump>().FireDueAsync(CancellationToken.None)))
            {
                fired = true;
            }

            fired |= await SetBackAsync();
        }
        while (fired);
    }

    public async ValueTask DisposeAsync()
    {
        if (current != first)
        {
            await current.DisposeAsync();
        }

        await first.DisposeAsync();
    }

    // A timer that failed is tried again half a minute later.
    private async Task<bool> SetBackAsync()
    {
        var any = false;
        await SettledAsync(async () => any = await current.ReadAsync(db => db.Timers.AnyAsync(t => t.Attempts > 0)));
        if (any)
        {
            current.Time.Advance(TimeSpan.FromSeconds(31));
        }

        return any;
    }

    private async Task<bool> SettledAsync(Func<Task<bool>> look)
    {
        var result = false;
        while (!await TryAsync(async () => result = await look()))
        {
            // A look that was struck down tells nothing.
        }

        return result;
    }

    /// <returns>False when the call was struck: its caller does not know what became of it.</returns>
    private async Task<bool> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return !Probe.IsDead;
        }
        catch (Exception) when (Probe.Struck)
        {
            return false;
        }
        finally
        {
            if (Probe.IsDead)
            {
                await TakeOverAsync();
            }
        }
    }

    private async Task TakeOverAsync()
    {
        if (current != first)
        {
            await current.DisposeAsync();
        }

        Probe.Revive();
        current = first.SecondNode(Probe);
    }
}

/// <summary>What a client asks for.</summary>
/// <param name="MakeAsync">Asks.</param>
/// <param name="WasHeardAsync">Looks whether it was heard.</param>
internal sealed record SweepCall(Func<Store, Task> MakeAsync, Func<Store, Task<bool>> WasHeardAsync);
