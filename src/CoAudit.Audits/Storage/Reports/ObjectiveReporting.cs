using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objectives;
using CoAudit.Audits.Model.Reports;
using CoAudit.Audits.Storage.Objectives;

namespace CoAudit.Audits.Storage.Reports;

/// <summary>Reads the adopted objectives as a report may show them, and why a voice is missing among them.</summary>
internal static class ObjectiveReporting
{
    private const int Places = 2;

    /// <summary>Null before a stage that sets objectives is over.</summary>
    public static async Task<ReportedObjectives?> ReadObjectivesAsync(
        this CoAuditDb db, AuditId audit, IReadOnlyList<Contribution> said, Func<Contribution, Group?> speaker, CancellationToken cancellationToken)
    {
        var stages = await db.ObjectiveStagesAsync(audit, cancellationToken);
        if (stages.LastOrDefault(s => s.Status == StageStatus.Closed) is not { } stage)
        {
            return null;
        }

        var priorities = await db.ShownPrioritiesAsync(audit, cancellationToken);
        var words = said.ToDictionary(c => c.Id);
        var adopted = (await db.ObjectivesAsync(audit, cancellationToken)).Where(o => o.Status == ObjectiveStatus.Adopted)
            .OrderByDescending(o => priorities.Of(o.Id).Joint ?? -1).ThenBy(o => o.Id);
        var gate = await db.GateAsync(stage, cancellationToken);
        return new ReportedObjectives(
            [.. adopted.Select(o => new ReportedObjective(o.Text, words.TryGetValue(o.Id, out var own) ? speaker(own)?.Code() ?? "" : "", priorities.Of(o.Id).Shown?.Rounded(Places)))],
            gate.Missing.Count == 0 ? null : gate.Reason)
        {
            Missing = [.. gate.Missing.Select(g => g.Code())],
        };
    }
}
