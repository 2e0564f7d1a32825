using CoAudit.Audits.Model.Reports;
using CoAudit.Web.Pages.Shared;

namespace CoAudit.Web.Pages.Reports;

/// <summary>What of a report goes first where there is little room: on the poster and in easy words.</summary>
internal static class EasyReport
{
    /// <summary>The easy wording where a person has approved one.</summary>
    public static string Easy(this ReportedCriterion criterion) => criterion.Easy ?? criterion.Text;

    /// <summary>What people are glad of: good practice first, then what all groups scored well. Where one sees it quite differently, it does not go well.</summary>
    public static IReadOnlyList<string> GoesWell(AuditReport report, int most) =>
    [
        .. (report.Findings ?? []).Where(f => f is { Kind: "good-practice", Status: not "not-agreed" }).Select(f => f.Text)
            .Concat((report.Scores?.Criteria ?? [])
                .Where(c => c is { Joint.Word: "going well" or "going very well", Gap.Word: "none" or "small" } && !c.Groups.Any(g => g.Band is "low"))
                .Reverse().Select(Easy))
            .Distinct(StringComparer.Ordinal).Take(most),
    ];

    /// <summary>What has to get better: the widest gaps and the lowest scores come first in the report, and so here.</summary>
    public static IReadOnlyList<string> MustGetBetter(AuditReport report, int most)
    {
        var lines = (report.Scores?.Criteria ?? []).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var found = (report.Findings ?? []).Where(f => f.Kind is "gap").Select(f => f.Criterion is { } id && lines.TryGetValue(id, out var line) ? line.Easy() : f.Text);
        var scored = lines.Values.Where(c => c.Joint is { Word: "needs work" or "needs urgent work" }).Select(Easy);
        return [.. found.Concat(scored).Distinct(StringComparer.Ordinal).Take(most)];
    }

    public static IReadOnlyList<ReportedAction> Agreed(AuditReport report) => [.. (report.Actions ?? []).Where(a => a.IsUnderWay)];

    /// <summary>When somebody looks again, in one sentence.</summary>
    public static string NextLook(AuditReport report)
    {
        var days = ToCome(report).Take(3).Select(r => r.DueAt.In(report.About.TimeZone).ToDay()).ToList();
        return (days.Count, report.Reviews.Count) switch
        {
            ( > 0, _) => $"We look again on {string.Join(", ", days)}.",
            (_, > 0) => "All planned reviews are over. What they said is in the full report.",
            _ => "No reviews are planned.",
        };
    }

    public static IReadOnlyList<ReportedReview> ToCome(AuditReport report) => [.. report.Reviews.Where(r => r.Status is "scheduled" or "open")];
}
