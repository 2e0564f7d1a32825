using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;

namespace CoAudit.Audits.Features.AnswerObjection;

/// <summary>After a text has changed, asks everyone who was asked for a signature once more, in the stage that is open now.</summary>
public sealed class AskingAgain
{
    /// <returns>How many people are asked.</returns>
    public Task<int> AskAsync(Unit unit, Audit audit, Stage signed, Stage now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (now.Id == signed.Id)
        {
            return Task.FromResult(signed.Tasks.Count(t => t.Counts));
        }

        if (now.Status != StageStatus.Open)
        {
            return Task.FromResult(0);
        }

        var more = audit.Participants.FindAll(
            p => p.TakesPart && signed.Tasks.Exists(t => t.ParticipantId == p.Id) && !now.Tasks.Exists(t => t.ParticipantId == p.Id));
        unit.Db.Tasks.AddRange(more.ConvertAll(person => now.AskAlso(person, unit.Now)));

        return Task.FromResult(now.Tasks.Count(t => t.Counts));
    }
}
