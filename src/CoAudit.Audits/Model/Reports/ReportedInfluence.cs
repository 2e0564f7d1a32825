using CoAudit.Audits.Model.Influence;

namespace CoAudit.Audits.Model.Reports;

/// <summary>Whose words changed one part of the audit, counted in words and not in heads.</summary>
/// <param name="Part">For example <c>objectives</c>.</param>
/// <param name="Rung">On the ladder of co-production, from 4 to 7, computed from facts.</param>
/// <param name="OnlyManagers">Everything that was taken up came from managers.</param>
public sealed record ReportedInfluence(string Part, int Adopted, int Rung, bool OnlyManagers, IReadOnlyList<ReportedShare> Groups)
{
    public static ReportedInfluence Of(PartInfluence part) => new(
        part.Part.Code(), part.Adopted, part.Rung, part.OnlyManagers, [.. part.Groups.Select(g => new ReportedShare(g.Group.Code(), g.Said, g.Adopted, g.Share, g.Upheld))]);
}

/// <summary>One group's line of the ledger.</summary>
/// <param name="Share">Of all that was taken up, in per cent; null where nothing was.</param>
/// <param name="Upheld">Objections of theirs that changed what was to be signed.</param>
public sealed record ReportedShare(string Group, int Said, int Adopted, int? Share, int Upheld);
