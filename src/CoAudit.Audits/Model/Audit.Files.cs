using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Evidence.Files;

namespace CoAudit.Audits.Model;

/// <summary>Files that participants give as evidence.</summary>
public sealed partial class Audit
{
    /// <summary>Keeps a file. It is an answer like words: the person is not reminded any more.</summary>
    /// <param name="hash">SHA-256 of the content in hex, for the trail's commitment.</param>
    public EvidenceFile AddFile(Stage stage, TaskItem task, NewFile file, string hash, Secrets secrets, DateTimeOffset now)
    {
        if (!stage.GathersEvidence())
        {
            throw new ConflictException("no-files-here", "This part of the audit does not ask for files.");
        }

        if (task.SignOff is not null)
        {
            throw new ConflictException("already-answered", "You have already sent your answer for this part.");
        }

        TakeAnswer(stage, task, "file", new { stage = stage.Id.Value, task = task.Id.Value, file = secrets.Id, commitment = secrets.Commit(hash) }, now);
        return new EvidenceFile
        {
            Id = secrets.Id,
            AuditId = Id,
            StageId = stage.Id,
            TaskId = task.Id,
            ParticipantId = task.ParticipantId,
            Group = task.Group,
            About = file.About,
            ContributionId = file.Contribution,
            Name = file.Name,
            Type = file.Type,
            Size = file.Content.Length,
            Width = file.Width,
            Height = file.Height,
            At = now,
            Late = stage.Status != StageStatus.Open,
            Salt = secrets.Salt,
        };
    }

    /// <summary>Its giver takes a file back before the stage is over.</summary>
    public void Withdraw(Stage stage, EvidenceFile file, DateTimeOffset now)
    {
        if (stage.Status != StageStatus.Open)
        {
            throw new ConflictException("stage-closed", "This part of the audit is over. What was given in it stays.");
        }

        if (file.Stands)
        {
            file.Withdraw(now);
            Record("file-withdrawn", Actor.Participant(file.ParticipantId), new { stage = stage.Id.Value, file = file.Id, reason = "withdrawn by its giver" }, now);
        }
    }

    /// <summary>Somebody has looked at a file: everyone may see it, with so many parts painted over.</summary>
    public void Share(EvidenceFile file, int hidden, Actor actor, DateTimeOffset now)
    {
        file.Share(hidden > 0, now);
        Record("file-shared", actor, new { file = file.Id, hidden }, now);
    }

    /// <summary>A file is not shown to others.</summary>
    public void KeepBack(EvidenceFile file, string reason, Actor actor, DateTimeOffset now)
    {
        file.KeepBack(reason, now);
        Record("file-kept-back", actor, new { file = file.Id }, now);
    }

    /// <summary>Somebody who runs the audit looks at the original.</summary>
    public void SeeOriginal(EvidenceFile file, Actor actor, DateTimeOffset now) => Record("original-seen", actor, new { file = file.Id }, now);
}
