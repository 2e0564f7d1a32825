using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objectives;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Objectives;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.SetObjectives;

/// <summary>Reads an audit's objectives once the reveal has put them on the table.</summary>
public sealed class ObjectiveReader(IDbContextFactory<CoAuditDb> contexts)
{
    /// <exception cref="ConflictException">They are still blind.</exception>
    public async Task<ObjectivesView> GetAsync(AuditId audit, CancellationToken cancellationToken) =>
        await FindAsync(audit, cancellationToken)
        ?? throw new ConflictException("not-revealed", "People still propose, each for themselves. All objectives are shown at once, without names.");

    /// <summary>What is adopted first, then what is wanted most; null before the reveal.</summary>
    public async Task<ObjectivesView?> FindAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var stages = await db.ObjectiveStagesAsync(audit, cancellationToken);
        if (!stages.Any(s => s.IsRevealed))
        {
            return null;
        }

        var last = stages[^1].Id;
        var newest = await db.Stages.AsNoTracking().Include(s => s.Tasks).ThenInclude(t => t.SignOff).AsSplitQuery().FirstAsync(s => s.Id == last, cancellationToken);
        var priorities = await db.ShownPrioritiesAsync(audit, cancellationToken);
        var speaker = await db.SpeakersAsync(audit, cancellationToken);
        var said = (await db.RevealedAsync(audit, int.MaxValue, cancellationToken)).ToDictionary(c => c.Id);
        var objectives = await db.ObjectivesAsync(audit, cancellationToken);
        var setting = stages.Select(s => s.Id).ToHashSet();
        var named = objectives.Select(o => o.Id.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var comments = said.Values.Where(c => setting.Contains(c.StageId) && c.Kind is "comment")
            .ToLookup(c => c.About is { } about && named.Contains(about) ? about : "", c => new CommentView(c.Id, c.Text, speaker(c)?.Code() ?? ""), StringComparer.OrdinalIgnoreCase);
        return new ObjectivesView(
            [
                .. objectives.OrderBy(o => Rank(o.Status)).ThenByDescending(o => priorities.Of(o.Id).Joint ?? -1).ThenBy(o => o.Id)
                    .Select(o => View(o, said.GetValueOrDefault(o.Id), speaker, priorities.Of(o.Id)) with { Comments = [.. comments[o.Id.ToString()]] }),
            ],
            GateView.Of(await db.GateAsync(newest, cancellationToken)),
            newest.Status == StageStatus.Open,
            newest.InputsAs<ObjectiveInputs>().MaxAdopted,
            [.. comments[""]]);
    }

    private static int Rank(ObjectiveStatus status) => status switch
    {
        ObjectiveStatus.Adopted => 0,
        ObjectiveStatus.Proposed => 1,
        ObjectiveStatus.Merged => 2,
        ObjectiveStatus.NotAdopted => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status."),
    };

    private static ObjectiveView View(Objective objective, Contribution? said, Func<Contribution, Group?> speaker, JointPriority priority) => new(
        objective.Id,
        objective.Text,
        said is null || string.Equals(said.Text, objective.Text, StringComparison.Ordinal) ? null : said.Text,
        said is null ? "" : speaker(said)?.Code() ?? "",
        objective.Status.Code(),
        objective.Reason,
        objective.MergedInto,
        objective.DecidedAt,
        priority.Joint is null ? null : View(priority));

    private static PriorityView View(JointPriority priority)
    {
        OrderedDictionary<string, GroupPriorityView> groups = [];
        foreach (var group in priority.Groups)
        {
            groups.Add(group.Group.Code(), new GroupPriorityView(group.Answers, group.ShownMean?.Rounded(JointPriority.Places), group.Word));
        }

        return new PriorityView(priority.Shown?.Rounded(JointPriority.Places), priority.Answers, groups);
    }
}
