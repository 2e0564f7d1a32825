using CoAudit.Audits.Storage.Evidence;

namespace CoAudit.Audits.Features.GatherEvidence;

/// <summary>What everyone scored, after the reveal. Numbers are exact decimals with four places; a group too small for a number has its word.</summary>
/// <param name="Percent">Σ joint ÷ (4 × n) × 100; null when nobody gave a number.</param>
/// <param name="Headline">The percent rounded half up, once.</param>
/// <param name="Band">In our own words, after the cap.</param>
/// <param name="Capped">A group says of a critical criterion that it is not met: whatever the number is, the headline is <i>needs work</i>.</param>
/// <param name="UncappedBand">What the number alone would say.</param>
/// <param name="PerGroup">What each group alone would have said.</param>
/// <param name="Order">Ids, the widest gap first.</param>
/// <param name="LateAnswers">Scores that came after the stage's end; they are in the numbers.</param>
public sealed record ScoresView(
    IReadOnlyList<CriterionScoreView> Criteria,
    decimal? Percent,
    int? Headline,
    string? Band,
    bool Capped,
    string? UncappedBand,
    IReadOnlyDictionary<string, decimal> PerGroup,
    IReadOnlyDictionary<string, string> PerGroupBand,
    IReadOnlyList<string> Order,
    IReadOnlyList<string> Alarms,
    int LateAnswers);

/// <summary>One criterion. Joint and divergence are null when nobody gave a number.</summary>
public sealed record CriterionScoreView(
    string Id, string Text, bool Critical, decimal? Joint, decimal? Divergence, IReadOnlyDictionary<string, GroupScoreView> Groups);
