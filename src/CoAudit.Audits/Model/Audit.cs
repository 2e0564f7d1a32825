using System.Text.Json;
using CoAudit.Audits.Model.Reports;

namespace CoAudit.Audits.Model;

/// <summary>
/// One audit of one service: its people, its stages and what they said. The root of everything that changes together; each change is written to its trail.
/// </summary>
public sealed partial class Audit
{
    public const int MaxTitleLength = 200;

    private List<TrailEntry> newEntries = [];

    public required AuditId Id { get; init; }

    public required ServiceId ServiceId { get; init; }

    /// <summary>The service's name when the audit started.</summary>
    public required string ServiceName { get; init; }

    public required string Title { get; init; }

    /// <summary>Definition id of the audit type.</summary>
    public required string AuditType { get; init; }

    /// <summary>The version that its main workflow runs on; a migration moves both.</summary>
    public required int DefinitionVersion { get; set; }

    /// <summary>The main workflow instance; reviews have instances of their own.</summary>
    public required string WorkflowInstanceId { get; init; }

    public required string TimeZone { get; init; }

    public string? FacilitatorName { get; init; }

    public string? FacilitatorEmail { get; init; }

    /// <summary>Who is told when there is no facilitator: the quality lead who started the audit.</summary>
    public string? LeadEmail { get; init; }

    /// <summary>Who answers objections that the responder could not settle: somebody without a part in the audit. Null: whoever runs the audit does.</summary>
    public string? IndependentName { get; init; }

    public string? IndependentEmail { get; init; }

    /// <summary>Who asks people to take part, as mails and pages name them.</summary>
    public string AskerName => FacilitatorName ?? ServiceName;

    public required DateTimeOffset StartedAt { get; init; }

    public AuditStatus Status { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string? CancelReason { get; private set; }

    /// <summary>When the report was published; null before.</summary>
    public DateTimeOffset? ReportPublishedAt { get; private set; }

    public int StageCount { get; private set; }

    public int TrailCount { get; private set; }

    public string TrailHead { get; private set; } = TrailEntry.FirstPrevHash;

    public List<Participant> Participants { get; init; } = [];

    /// <summary>The stages that the command at hand loaded; not always all of them.</summary>
    public List<Stage> Stages { get; init; } = [];

    public List<Review> Reviews { get; init; } = [];

    /// <summary>Hands over the trail entries that were made since the last call, to be stored with the rest.</summary>
    public IReadOnlyList<TrailEntry> TakeNewEntries()
    {
        var taken = newEntries;
        newEntries = [];
        return taken;
    }

    /// <summary>Appends a business fact to the audit's trail.</summary>
    /// <param name="data">Ids, counts and commitments; serialised as compact JSON. Never words or names of a person.</param>
    public void Record(string kind, Actor actor, object data, DateTimeOffset now)
    {
        var entry = TrailEntry.Append(Id, TrailCount + 1, now, kind, actor, JsonSerializer.Serialize(data, JsonSerializerOptions.Web), TrailHead);
        TrailCount = entry.N;
        TrailHead = entry.Hash;
        newEntries.Add(entry);
    }

    /// <summary>Opens a stage and asks everyone in its groups who still takes part.</summary>
    /// <param name="revealAt">When the first of two rounds ends; null for a stage of one round.</param>
    public Stage OpenStage(
        StageSettings settings, StagePlace place, DateTimeOffset dueAt, ReviewId? reviewId, DateTimeOffset now, DateTimeOffset? revealAt = null)
    {
        StageCount++;
        var stage = new Stage
        {
            Id = StageId.New(now),
            AuditId = Id,
            Number = StageCount,
            InstanceId = place.InstanceId,
            ActivityId = place.ActivityId,
            ActivityInstanceId = place.ActivityInstanceId,
            BookmarkId = place.BookmarkId,
            Type = settings.Type,
            Title = settings.Title,
            Instructions = settings.Instructions,
            Subject = settings.Subject,
            Text = settings.Text,
            Groups = settings.Groups,
            Blind = settings.Blind,
            MinPerGroup = settings.MinPerGroup,
            MinPercent = settings.MinPercent,
            AgreeingPerGroup = settings.AgreeingPerGroup,
            Inputs = settings.Inputs,
            RevealAt = revealAt,
            ReviewId = reviewId,
            OpenedAt = now,
            DueAt = dueAt,
        };
        foreach (var participant in Participants.Where(p => p.TakesPart && settings.Groups.Contains(p.Group)))
        {
            stage.Tasks.Add(new TaskItem
            {
                Id = TaskId.New(now),
                StageId = stage.Id,
                AuditId = Id,
                ParticipantId = participant.Id,
                Group = participant.Group,
                Kind = participant.Email is null ? TaskKind.Paper : TaskKind.Link,
                OpenedAt = now,
                DueAt = dueAt,
            });
        }

        Stages.Add(stage);
        Record("stage-opened", Actor.System, new { stage = stage.Id.Value, stage.ActivityId, stage.Type, dueAt, asked = stage.Tasks.Count }, now);
        return stage;
    }

    /// <summary>Records a sign-off once. Sent again, it says what was recorded.</summary>
    public SignOffResult SignOff(Stage stage, TaskItem task, SignOffAnswer answer, string? reason, Secrets secrets, DateTimeOffset now)
    {
        if (task.SignOff is { } earlier)
        {
            return new SignOffResult(earlier, AlreadyRecorded: true);
        }

        EnsureCanAnswer(stage, task);
        if (answer == SignOffAnswer.Object && string.IsNullOrWhiteSpace(reason))
        {
            throw new InvalidCommandException("reason", "Tell us why you object, so that people can answer you.");
        }

        var open = stage.Status == StageStatus.Open;
        var signOff = new SignOff
        {
            TaskId = task.Id,
            StageId = stage.Id,
            ParticipantId = task.ParticipantId,
            Answer = answer,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            At = now,
            VersionSeen = stage.VersionHash,
            Late = !open,
            Salt = secrets.Salt,
        };
        task.Take(signOff, open);
        Record(
            open ? "sign-off" : "late-sign-off",
            Actor.Participant(task.ParticipantId),
            new { stage = stage.Id.Value, task = task.Id.Value, version = signOff.VersionSeen, commitment = secrets.Commit($"{answer.Code()}\n{signOff.Reason}") },
            now);
        return new SignOffResult(signOff, AlreadyRecorded: false);
    }

    /// <summary>Closes an open stage and says by which exit the workflow goes on.</summary>
    /// <param name="concluded">The exit that the stage's own rules chose; null: the one that the answers give.</param>
    public string CloseStage(Stage stage, DateTimeOffset now, string? concluded = null)
    {
        var outcome = stage.Close(now, concluded);
        Record(
            "stage-closed",
            Actor.System,
            new { stage = stage.Id.Value, outcome, answered = stage.Tasks.Count(t => t.HasAnswered), silent = stage.Tasks.Count(t => t.Status == TaskItemStatus.NotReached) },
            now);
        return outcome;
    }

    /// <summary>The workflow went on without this stage: nobody is asked any more, and what was said stays.</summary>
    public void WithdrawStage(Stage stage, DateTimeOffset now)
    {
        stage.Cancel(now);
        Record("stage-withdrawn", Actor.System, new { stage = stage.Id.Value }, now);
    }

    /// <summary>Ends the audit before its time. What was said stays.</summary>
    public void Cancel(string reason, Actor actor, DateTimeOffset now)
    {
        if (Status != AuditStatus.Running)
        {
            throw new ConflictException("audit-over", "This audit is already over.");
        }

        Status = AuditStatus.Cancelled;
        CancelReason = reason;
        EndedAt = now;
        foreach (var stage in Stages.Where(s => s.Status == StageStatus.Open))
        {
            stage.Cancel(now);
        }

        foreach (var review in Reviews)
        {
            review.Cancel(now);
        }

        Record("audit-cancelled", actor, new { reasonGiven = reason.Length > 0 }, now);
    }

    /// <summary>The main workflow has come to its end.</summary>
    public void End(AuditStatus status, DateTimeOffset now)
    {
        if (Status != AuditStatus.Running)
        {
            return;
        }

        Status = status;
        EndedAt = now;
        Record(status == AuditStatus.Completed ? "audit-completed" : "audit-faulted", Actor.System, new { }, now);
    }

    /// <summary>A version of the report is out. The trail keeps its hash, so that nobody can put another one in its place.</summary>
    public void PublishReport(ReportVersion report, DateTimeOffset now)
    {
        ReportPublishedAt ??= now;
        Record("report-published", Actor.System, new { version = report.Number, hash = report.Hash, formats = report.FormatList }, now);
    }
}

/// <summary>Where in a workflow a stage was opened.</summary>
public sealed record StagePlace(string InstanceId, string ActivityId, string ActivityInstanceId, string BookmarkId);

/// <summary>A sign-off, and whether it had been there before.</summary>
public sealed record SignOffResult(SignOff SignOff, bool AlreadyRecorded);
