using System.Text.Json.Serialization;

namespace CoAudit.Audits.Storage.Evidence;

/// <summary>One group on one criterion.</summary>
/// <param name="Answers">How many gave a number.</param>
/// <param name="Mean">Only from three answers on.</param>
/// <param name="Band">low, mixed, good or high; null when nobody gave a number.</param>
public sealed record GroupScoreView(int Answers, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Mean, string? Band);
