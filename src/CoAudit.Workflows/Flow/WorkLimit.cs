namespace CoAudit.Workflows.Flow;

/// <summary>Counts steps up to a limit: the same on every machine, as a clock is not.</summary>
internal sealed class WorkLimit(long most)
{
    public long Spent { get; private set; }

    public bool IsSpent => Spent >= most;

    public void Spend() => Spent++;
}
