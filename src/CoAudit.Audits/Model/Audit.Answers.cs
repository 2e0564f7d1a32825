using CoAudit.Audits.Model.Anonymity;

namespace CoAudit.Audits.Model;

/// <summary>What participants put in: words, and answers of other kinds.</summary>
public sealed partial class Audit
{
    /// <summary>From this many people on a group is named beside anonymous words.</summary>
    public const int SmallestGroupOfTheUnnamed = 6;

    /// <summary>Keeps a participant's words. In an open stage they count; after it only from someone who had not answered, marked late.</summary>
    public Contribution Contribute(Stage stage, TaskItem task, Words words, Secrets secrets, DateTimeOffset now)
    {
        EnsureCanAnswer(stage, task);
        if (task.SignOff is not null)
        {
            throw new ConflictException("already-answered", "You have already sent your answer for this part.");
        }

        return KeepNamed(stage, task, words, secrets, now);
    }

    /// <summary>
    /// Takes words without a name. No task, no person, no time, no entry in the trail, and the task does not change: each of them would say who and when.
    /// </summary>
    public SealedWords Seal(Stage stage, TaskItem task, Words words, Guid id, string? once)
    {
        EnsureCanAnswer(stage, task);
        if (stage.Status != StageStatus.Open || task.SignOff is not null)
        {
            throw new ConflictException("too-late-unnamed", "Words without a name can be sent only while this part is open, and before you send your answer.");
        }

        return new SealedWords
        {
            Id = id,
            AuditId = Id,
            StageId = stage.Id,
            Round = stage.Round,
            Group = Participants.Count(p => p.Group == task.Group && p.TakesPart) >= SmallestGroupOfTheUnnamed ? task.Group : null,
            Kind = words.Kind,
            Text = words.Text,
            About = words.About,
            Tags = words.Tags,
            Once = once,
        };
    }

    /// <summary>Words without a name as everyone may read them from the reveal on: another id, and no time but the stage's.</summary>
    public Contribution Open(Stage stage, SealedWords words, Secrets secrets) => new()
    {
        Id = secrets.Id,
        StageId = stage.Id,
        AuditId = Id,
        Group = words.Group,
        Kind = words.Kind,
        Text = words.Text,
        About = words.About,
        Tags = words.Tags,
        Anonymous = true,
        Round = words.Round,
        At = stage.OpenedAt,
        Late = false,
        Salt = secrets.Salt,
    };

    /// <summary>Its maker takes words back before the stage is over. The words go; that there were some stays in the trail.</summary>
    public void Withdraw(Stage stage, Contribution contribution, DateTimeOffset now)
    {
        if (stage.Status != StageStatus.Open)
        {
            throw new ConflictException("stage-closed", "This part of the audit is over. What was said in it stays.");
        }

        if (contribution.Stands)
        {
            contribution.Withdraw(now);
            Record(
                "contribution-withdrawn",
                Actor.Participant(contribution.ParticipantId!.Value),
                new { stage = stage.Id.Value, contribution = contribution.Id, reason = "withdrawn by its maker" },
                now);
        }
    }

    /// <summary>Takes an answer that is no words and no sign-off, such as priorities or scores; it counts as an answer like any other.</summary>
    /// <param name="kind">The trail's name for it, for example <c>priorities</c>.</param>
    /// <param name="data">Ids and commitments for the trail; never words, never a choice before the reveal.</param>
    public void TakeAnswer(Stage stage, TaskItem task, string kind, object data, DateTimeOffset now)
    {
        EnsureCanAnswer(stage, task);
        var open = stage.Status == StageStatus.Open;
        task.Take(now, open);
        Record(open ? kind : $"late-{kind}", Actor.Participant(task.ParticipantId), data, now);
    }

    /// <summary>The stage goes on to its next round: what was said in the one before is shown to everyone at once.</summary>
    public void NextRound(Stage stage, DateTimeOffset now)
    {
        stage.NextRound();
        Record("round-opened", Actor.System, new { stage = stage.Id.Value, stage.Round }, now);
    }

    private Contribution KeepNamed(Stage stage, TaskItem task, Words words, Secrets secrets, DateTimeOffset now)
    {
        var open = stage.Status == StageStatus.Open;
        var contribution = new Contribution
        {
            Id = secrets.Id,
            TaskId = task.Id,
            StageId = stage.Id,
            AuditId = Id,
            ParticipantId = task.ParticipantId,
            Group = task.Group,
            Kind = words.Kind,
            Text = words.Text,
            Why = words.Why,
            About = words.About,
            Evidence = words.Evidence,
            Tags = words.Tags,
            Round = stage.Round,
            At = now,
            Late = !open,
            Salt = secrets.Salt,
        };
        task.Take(contribution, open);
        Record(
            open ? "contribution" : "late-contribution",
            Actor.Participant(task.ParticipantId),
            new { stage = stage.Id.Value, task = task.Id.Value, contribution = contribution.Id, words.Kind, commitment = secrets.Commit(words.CommittedText) },
            now);
        return contribution;
    }

    private void EnsureCanAnswer(Stage stage, TaskItem task)
    {
        if (Status == AuditStatus.Cancelled || stage.Status == StageStatus.Cancelled)
        {
            throw new ConflictException("audit-cancelled", "This audit was stopped. Nothing more is needed from you.");
        }

        if (task.Status == TaskItemStatus.Withdrawn)
        {
            throw new ConflictException("stopped-taking-part", "You chose to stop taking part.");
        }

        if (stage.Status == StageStatus.Closed && task.Status == TaskItemStatus.Answered)
        {
            throw new ConflictException("stage-closed", "This part of the audit is over. What you said before is kept.");
        }
    }
}
