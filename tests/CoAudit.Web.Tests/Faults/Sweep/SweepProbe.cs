using CoAudit.Audits.Storage;

namespace CoAudit.Web.Tests.Faults.Sweep;

/// <summary>What happens at the chosen point.</summary>
public enum Fault
{
    /// <summary>One call fails; the process goes on.</summary>
    Throw,

    /// <summary>From that call on nothing works any more, until another process takes over.</summary>
    Kill,
}

/// <summary>Counts the points before and after every call, and makes one of them fail.</summary>
internal sealed class SweepProbe(Fault fault) : IStoreProbe
{
    private readonly Lock one = new();
    private int point;
    private int chosen;

    /// <summary>True from a kill until another process takes over.</summary>
    public bool IsDead { get; private set; }

    /// <summary>True when the chosen point was reached.</summary>
    public bool Struck { get; private set; }

    /// <summary>Where it struck, for the message of a failing test.</summary>
    public string Place { get; private set; } = "nowhere";

    /// <summary>The points passed since the last choice.</summary>
    public int Passed => point;

    public void Choose(int number) => (point, chosen, Struck, Place, IsDead) = (0, number, false, "nowhere", false);

    public void Revive() => IsDead = false;

    public void Before(string call) => Pass("before", call);

    public void After(string call) => Pass("after", call);

    private void Pass(string side, string call)
    {
        lock (one)
        {
            if (!IsDead && ++point != chosen)
            {
                return;
            }

            if (!IsDead)
            {
                (Struck, IsDead, Place) = (true, fault == Fault.Kill, $"{side} {call.ReplaceLineEndings(" ")}");
            }

            throw new StruckException();
        }
    }
}

public sealed class StruckException() : Exception("The test struck here.");
