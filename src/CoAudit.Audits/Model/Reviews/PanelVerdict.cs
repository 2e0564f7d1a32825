namespace CoAudit.Audits.Model.Reviews;

/// <summary>What a panel's voices come to for one action.</summary>
/// <param name="Confirming">Groups of which somebody says that it is there: sustained, or working and to be refined.</param>
public sealed record PanelVerdict(VerdictKind Result, IReadOnlyList<Group> Confirming)
{
    private static readonly Group[] Needed = [Group.ServiceUsers, Group.CareWorkers];

    /// <summary>
    /// The worst word counts, so that nobody is outvoted about what they live with. That it is there, to be refined or not, needs somebody who uses the service
    /// and somebody who works there to say so: a claim by managers, or by managers and others, is never enough.
    /// </summary>
    /// <returns>Null when the panel had no voice of people who use the service, or none of care workers: there is no verdict.</returns>
    public static PanelVerdict? Of(IReadOnlyCollection<Voice> voices)
    {
        if (!Array.TrueForAll(Needed, group => voices.Any(v => v.Group == group)))
        {
            return null;
        }

        IReadOnlyList<Group> confirming = [.. voices.Where(v => v.Says is VerdictKind.Sustained or VerdictKind.Refine).Select(v => v.Group).Distinct().Order()];
        return new PanelVerdict(voices.Min(v => v.Says), confirming);
    }

    /// <summary>One word for a whole review: the worst of its actions.</summary>
    public static VerdictKind? Overall(IEnumerable<PanelVerdict?> verdicts) =>
        verdicts.OfType<PanelVerdict>().Select(v => (VerdictKind?)v.Result).Min();

    /// <summary>A panel must have people who use the service and care workers among those who are asked; managers alone cannot hold a review.</summary>
    public static bool CanMeet(IReadOnlyCollection<Group> panel) => Array.TrueForAll(Needed, panel.Contains);
}
