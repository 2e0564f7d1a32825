namespace CoAudit.Audits.Model.Reports;

/// <summary>What everyone scored: the joint number first, the numbers of the groups only where they point at nobody.</summary>
/// <param name="Percent">Rounded half up, once, at the end.</param>
/// <param name="Band">In our own words, after the cap.</param>
/// <param name="UncappedBand">What the number alone would say.</param>
/// <param name="Groups">What each group alone would have said.</param>
/// <param name="Criteria">The widest gap first.</param>
/// <param name="Coverage">By criterion in the order of the tool, then by group.</param>
public sealed record ReportedScores(
    int? Percent, string? Band, bool Capped, string? UncappedBand, IReadOnlyList<GroupTotal> Groups, IReadOnlyList<ReportedCriterion> Criteria,
    IReadOnlyList<ReportedCoverage> Coverage);

/// <summary>What one group alone would have said.</summary>
/// <param name="Percent">Null where one person alone is the group.</param>
public sealed record GroupTotal(string Group, int? Percent, string Band);

/// <summary>One line of the tool and how it was scored.</summary>
public sealed record ReportedCriterion(string Id, string Text, string? Easy, bool Critical, ShownNumber? Joint, ShownNumber? Gap, IReadOnlyList<GroupMark> Groups);

/// <summary>One group on one criterion: a number from three answers on, else a word.</summary>
/// <param name="Band"><c>low</c>, <c>mixed</c>, <c>good</c> or <c>high</c>; null when nobody of it gave a number.</param>
public sealed record GroupMark(string Group, decimal? Mean, string? Band);

/// <summary>One place of the coverage matrix.</summary>
/// <param name="Standing"><c>heard</c>, <c>explained</c> (a hole with its reason) or <c>missing</c>.</param>
public sealed record ReportedCoverage(string Criterion, string Group, string Standing, string? Reason);
