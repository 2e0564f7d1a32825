using CoAudit.Audits.Model;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.RequestNewLink;

/// <summary>
/// Sends a new link to the address on file, never to another. The caller learns nothing from it: the answer is the same whether somebody was found or not.
/// </summary>
public sealed class RequestNewLinkHandler(ITransactor transactor)
{
    /// <summary>For a link that was known once.</summary>
    public Task<int> HandleAsync(LinkToken token, CancellationToken cancellationToken) =>
        transactor.RunAsync(
            async (unit, ct) =>
            {
                var hash = token.Hash();
                var taskId = await unit.Db.Links.Where(l => l.Hash == hash).Select(l => l.TaskId).FirstOrDefaultAsync(ct);
                return taskId is { } id ? await SendAsync(unit, [id], ct) : 0;
            },
            cancellationToken);

    /// <summary>For somebody whose link is broken: one mail for each task that waits for this address.</summary>
    public Task<int> HandleAsync(string address, CancellationToken cancellationToken)
    {
        var lowerCase = address.ToLowerInvariant();
        return transactor.RunAsync(
            async (unit, ct) =>
            {
                // Telephones like to write a capital first letter. Becomes the database's lower().
#pragma warning disable CA1304, CA1311, CA1862, MA0011
                var people = unit.Db.Participants.Where(p => p.Email!.ToLower() == lowerCase && p.StoppedAt == null).Select(p => p.Id);
#pragma warning restore CA1304, CA1311, CA1862, MA0011
                var tasks = await unit.Db.Tasks
                    .Where(t => people.Contains(t.ParticipantId) && t.Status == TaskItemStatus.Open)
                    // One order for everyone who locks several audits.
                    .OrderBy(t => t.AuditId).Select(t => t.Id).Take(10).ToListAsync(ct);
                return await SendAsync(unit, tasks, ct);
            },
            cancellationToken);
    }

    private static async Task<int> SendAsync(Unit unit, IReadOnlyList<TaskId> tasks, CancellationToken cancellationToken)
    {
        var sent = 0;
        foreach (var id in tasks)
        {
            if (await unit.Db.LockTaskAsync(id, cancellationToken) is not { Participant: { Email: not null, TakesPart: true } } loaded
                || await ReachedAnotherAsync(unit, id, cancellationToken))
            {
                continue;
            }

            var (audit, stage, task, participant) = loaded;
            var mail = new NewLink
            {
                RecipientName = participant.Name,
                ServiceName = audit.ServiceName,
                AuditTitle = audit.Title,
                TaskTitle = stage.Title,
                DueText = stage.Status == StageStatus.Open ? MailTexts.Due(stage.DueAt, audit.TimeZone) : null,
                Link = MailTexts.LinkToCome,
            };
            unit.Enqueue(mail, MailFor.Task(audit, task, participant), $"new-link:{task.Id}:{Guid.NewGuid()}");
            audit.Record("new-link-asked", Actor.Participant(participant.Id), new { task = task.Id.Value }, unit.Now);
            sent++;
        }

        return sent;
    }

    // "This is not for me": the address on file is somebody else's until a person has looked at it.
    private static Task<bool> ReachedAnotherAsync(Unit unit, TaskId task, CancellationToken cancellationToken) =>
        unit.Db.HelpRequests.AnyAsync(h => h.TaskId == task && h.Kind == HelpRequest.WrongPerson, cancellationToken);
}
