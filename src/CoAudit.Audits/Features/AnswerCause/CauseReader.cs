using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.AnswerCause;

/// <summary>A cause as it was said, and what was answered to it.</summary>
/// <param name="Group">Empty where it would name the person.</param>
/// <param name="Mine">The reader's own answers, also while they are not shown to others.</param>
public sealed record CauseView(Guid Id, string Text, string Group, IReadOnlyList<string> Answers, IReadOnlyList<string> Mine)
{
    /// <summary>What it is most about, as whoever said it has sorted it.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}

/// <summary>What a participant sees of causes.</summary>
/// <param name="MayAnswer">They speak for the managers, and their task is open.</param>
public sealed record CausesView(bool MayAnswer, IReadOnlyList<CauseView> Causes);

/// <summary>Reads the causes that the reveal has opened.</summary>
public sealed class CauseReader(IDbContextFactory<CoAuditDb> contexts)
{
    public async Task<CausesView> ForAsync(TaskId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var task = await db.Tasks.AsNoTracking().Include(t => t.SignOff).FirstOrDefaultAsync(t => t.Id == id, cancellationToken) ?? throw new NotFoundException("task");
        var stage = await db.Stages.AsNoTracking().FirstAsync(s => s.Id == task.StageId, cancellationToken);
        var said = await db.RevealedAsync(task.AuditId, int.MaxValue, cancellationToken);
        var own = await db.Contributions.AsNoTracking().Where(c => c.TaskId == id && c.About != null && c.WithdrawnAt == null).ToListAsync(cancellationToken);
        var speaker = await db.SpeakersAsync(task.AuditId, cancellationToken);
        return new CausesView(
            task is { Group: Group.Managers, SignOff: null, Status: not TaskItemStatus.Withdrawn } && stage.Status == StageStatus.Open,
            [.. said.Where(c => Interpretations.IsKind(c, Interpretations.CauseKind)).Select(c => new CauseView(
                c.Id, c.Text, speaker(c)?.Code() ?? "",
                [.. said.Where(a => IsAbout(a, c)).Select(a => a.Text)],
                [.. own.Where(a => IsAbout(a, c) && said.All(s => s.Id != a.Id)).Select(a => a.Text)]) { Tags = c.Tags })]);
    }

    private static bool IsAbout(Contribution answer, Contribution cause) => string.Equals(answer.About, cause.Id.ToString(), StringComparison.OrdinalIgnoreCase);
}
