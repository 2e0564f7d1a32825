using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.SigningOff;

namespace CoAudit.Audits.Model;

/// <summary>Sign-offs by item, objections, and what stays of them.</summary>
public sealed partial class Audit
{
    /// <summary>Records an answer to one item in the wording that the person saw.</summary>
    public ItemSignOff SignItem(Stage stage, TaskItem task, string scope, SignItem item, SignOffAnswer answer, string? reason, Secrets secrets, DateTimeOffset now)
    {
        var words = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        if (answer == SignOffAnswer.Object && words is null)
        {
            throw new InvalidCommandException("reason", "Tell us why you object, so that people can answer you.");
        }

        var late = stage.Status != StageStatus.Open;
        TakeAnswer(
            stage, task, "item-sign-off",
            new { stage = stage.Id.Value, task = task.Id.Value, item = item.Id, item.Version, commitment = secrets.Commit($"{answer.Code()}\n{words}") }, now);
        return new ItemSignOff
        {
            Id = secrets.Id,
            TaskId = task.Id,
            StageId = stage.Id,
            AuditId = Id,
            ParticipantId = task.ParticipantId,
            Scope = scope,
            Item = item.Id,
            Version = item.Version,
            Answer = answer,
            Reason = words,
            At = now,
            Late = late,
            Salt = secrets.Salt,
        };
    }

    /// <summary>Somebody says "no" to one item: from now on it has a responder and a due time.</summary>
    public Objection Object(Stage stage, TaskItem task, string scope, string item, string reason, Responder responder, DateTimeOffset dueAt, Secrets secrets, DateTimeOffset now)
    {
        var objection = new Objection
        {
            Id = secrets.Id,
            AuditId = Id,
            StageId = stage.Id,
            Maker = task.ParticipantId,
            MakerGroup = task.Group,
            Scope = scope,
            Item = item,
            RaisedAt = now,
            Responder = responder,
            DueAt = dueAt,
            Turns = [new ObjectionTurn { Id = Guid.NewGuid(), ObjectionId = secrets.Id, Number = 1, Round = 1, By = "maker", Text = reason, At = now }],
        };
        Record(
            "objection-raised", Actor.Participant(task.ParticipantId),
            new { objection = objection.Id, stage = stage.Id.Value, scope, item, responder = responder.Code(), dueAt, commitment = secrets.Commit(reason) }, now);
        return objection;
    }

    /// <summary>An objection that was never taken back, or a concern that was kept, stands in the report from now on.</summary>
    public MinorityStatement State(string kind, StageId stage, Guid? objection, (ParticipantId Person, Group Group) who, SignItem item, string text, Secrets secrets, DateTimeOffset now)
    {
        Record(
            "minority-statement", Actor.Participant(who.Person),
            new { statement = secrets.Id, kind, objection, stage = stage.Value, item = item.Id, commitment = secrets.Commit($"{item.Text}\n{text}") }, now);
        return new MinorityStatement
        {
            Id = secrets.Id,
            AuditId = Id,
            StageId = stage,
            Kind = kind,
            ObjectionId = objection,
            ParticipantId = who.Person,
            Group = who.Group,
            Item = item.Id,
            ItemText = item.Text,
            Text = text,
            At = now,
            Salt = secrets.Salt,
        };
    }

    /// <summary>Whoever runs the audit answers what stands in the report. The answer stands beside it.</summary>
    public MinorityStatement Answer(MinorityStatement statement, string text, Actor actor, Secrets secrets, DateTimeOffset now)
    {
        Record("statement-answered", actor, new { statement = statement.Id, answer = secrets.Id, commitment = secrets.Commit(text) }, now);
        return new MinorityStatement
        {
            Id = secrets.Id,
            AuditId = Id,
            StageId = statement.StageId,
            Kind = MinorityStatement.AnswerKind,
            ObjectionId = statement.Id,
            ParticipantId = statement.ParticipantId,
            Group = statement.Group,
            Item = statement.Item,
            ItemText = statement.ItemText,
            Text = text,
            At = now,
            Salt = secrets.Salt,
        };
    }
}
