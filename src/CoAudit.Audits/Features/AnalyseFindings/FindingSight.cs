using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Reports;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.Stages;

namespace CoAudit.Audits.Features.AnalyseFindings;

/// <summary>
/// What those who take part see of findings while they say what they mean: numbers where they give no small group away and else words, and what gets in the way.
/// </summary>
internal sealed class FindingSight(IReadOnlyList<ToolLine> lines, IReadOnlyList<Score> given, IReadOnlyList<ObstacleView> obstacles, IReadOnlyList<Contribution> said)
{
    private readonly Scores scores = EvidenceReading.Computed(lines, given);

    /// <summary>How findings read since they were given other words, by their ids.</summary>
    public IReadOnlyDictionary<string, string> Reworded { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public ItemView ItemOf(Finding finding)
    {
        JsonObject more = new() { ["criterion"] = finding.Criterion, ["finding"] = FindingNames.Of(finding.Kind) };
        if (scores.Criteria.FirstOrDefault(c => string.Equals(c.Id, finding.Criterion, StringComparison.Ordinal)) is { } score)
        {
            AddScore(more, score);
        }

        more["inTheWay"] = new JsonArray(
            [.. obstacles.Where(o => string.Equals(o.Criterion, finding.Criterion, StringComparison.Ordinal)).Select(o => (JsonNode)new JsonObject { ["text"] = o.Text, ["group"] = o.Group })]);
        return new ItemView(finding.Id.ToString(), "finding", TextOf(finding), "") { More = more };
    }

    /// <summary>All criteria together, and what one group alone would have said.</summary>
    public JsonObject Totals()
    {
        var people = given.Where(s => s.Rating is not null).GroupBy(s => s.Group).ToDictionary(g => g.Key, g => g.Select(s => s.ParticipantId).Distinct().Count());
        var totals = ShownTotals.Of(scores, people);
        JsonObject result = [];
        if (totals.Together is { } together)
        {
            var all = Written(together);
            all["capped"] = totals.Capped;
            result["together"] = all;
            result["ifOnly"] = new JsonObject(Groups.All.Where(totals.IfOnly.ContainsKey).Select(g => KeyValuePair.Create(g.Code(), (JsonNode?)Written(totals.IfOnly[g]))));
        }

        return result;
    }

    /// <summary>The words of whoever told of good practice; else the line of the tool, or what an answer to an objection has made of it.</summary>
    public string TextOf(Finding finding) => (finding.ContributionId is { } told
        ? said.FirstOrDefault(c => c.Id == told)?.Text
        : Reworded.GetValueOrDefault(finding.Id.ToString()) ?? lines.FirstOrDefault(l => string.Equals(l.Id, finding.Criterion, StringComparison.Ordinal))?.Plain) ?? "";

    private static void AddScore(JsonObject more, CriterionScore score)
    {
        var (joint, gap) = (ShownNumber.Joint(score), ShownNumber.Gap(score));
        more["critical"] = score.Critical;
        more["joint"] = joint?.Number is null ? null : score.Joint?.Rounded(ScoreViews.Places);
        more["jointBand"] = joint?.Word;
        more["divergence"] = gap?.Number is null ? null : score.Divergence?.Rounded(ScoreViews.Places);
        more["gap"] = gap?.Word;
        more["groups"] = JsonSerializer.SerializeToNode(ScoreViews.Groups(score), JsonSerializerOptions.Web);
    }

    private static JsonObject Written(ShownTotal total) => new() { ["percent"] = total.Percent, ["band"] = total.Band };
}
