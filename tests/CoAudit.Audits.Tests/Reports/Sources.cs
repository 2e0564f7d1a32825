using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Reports;
using CoAudit.Audits.Model.Voices;

namespace CoAudit.Audits.Tests.Reports;

/// <summary>An audit with one closed stage, to make reports of.</summary>
internal sealed class Sources
{
    public static readonly DateTimeOffset Now = new(2027, 2, 5, 17, 0, 0, TimeSpan.Zero);

    private readonly List<Contribution> said = [];
    private readonly List<Turn> turns = [];
    private readonly Dictionary<TaskId, int> reminders = [];

    public Sources()
    {
        Audit = new Audit
        {
            Id = AuditId.New(Now),
            ServiceId = new ServiceId(Guid.NewGuid()),
            ServiceName = "Willowbrook House",
            Title = "Infection control",
            AuditType = "infection-control",
            DefinitionVersion = 2,
            WorkflowInstanceId = "one",
            TimeZone = "Europe/London",
            FacilitatorName = "Nadia Karim",
            StartedAt = Now.AddDays(-4),
            Participants =
            [
                .. new[]
                {
                    ("Doreen", Group.ServiceUsers), ("Arthur", Group.ServiceUsers), ("Halina", Group.ServiceUsers),
                    ("Tunde", Group.CareWorkers), ("Joyce", Group.CareWorkers), ("Sarah", Group.Managers), ("Amara", Group.OtherStakeholders),
                }.Select(p => new Participant { Id = new ParticipantId(Guid.NewGuid()), AuditId = default, Name = p.Item1, Email = $"{p.Item1}@example.org", Group = p.Item2 }),
            ],
        };
        Stage = Audit.OpenStage(
            new StageSettings { Type = "CoAudit.SetObjectives", Title = "Set our objectives", Groups = [.. Groups.All], Due = "P4D", MinPerGroup = 1, MinPercent = 60, Blind = true, Reminders = [], EscalateBefore = "P1D" },
            new StagePlace("one", "objectives", "objectives-1", "b1"), Now, reviewId: null, Now.AddDays(-4));
    }

    public Audit Audit { get; }

    public Stage Stage { get; }

    public TaskItem TaskOf(string name) => Stage.Tasks.Find(t => t.ParticipantId == Audit.Participants.Find(p => p.Name == name)!.Id)!;

    public Sources Sign(string name, SignOffAnswer answer, string? reason = null)
    {
        Audit.SignOff(Stage, TaskOf(name), answer, reason, Secrets.Draw(), Now.AddDays(-1));
        return this;
    }

    public Contribution Say(string name, string kind, string text)
    {
        var person = Audit.Participants.Find(p => p.Name == name)!;
        Contribution words = new()
        {
            Id = Guid.NewGuid(),
            TaskId = TaskOf(name).Id,
            StageId = Stage.Id,
            AuditId = Audit.Id,
            ParticipantId = person.Id,
            Group = person.Group,
            Kind = kind,
            Text = text,
            At = Now.AddDays(-2),
            Late = false,
            Salt = [],
        };
        said.Add(words);
        return words;
    }

    public void Turn(Contribution words, TurnKind kind, string outcome, string? reason = null, int day = 0) => turns.Add(new Turn
    {
        Id = Guid.NewGuid(),
        AuditId = Audit.Id,
        ContributionId = words.Id,
        Kind = kind,
        Outcome = outcome,
        Reason = reason,
        Actor = "system",
        At = Now.AddDays(day),
    });

    public void Remind(string name, int times) => reminders[TaskOf(name).Id] = times;

    /// <summary>Closes the stage and composes the report.</summary>
    public AuditReport Report()
    {
        if (Stage.Status == StageStatus.Open)
        {
            Audit.CloseStage(Stage, Now);
        }

        return AuditReport.Of(new ReportSource
        {
            Audit = Audit,
            AuditTypeName = "Infection control audit",
            Stages = [Stage],
            Said = said,
            Speaker = words => Audit.Participants.Count(p => p.Group == words.Group) >= 3 ? words.Group : null,
            Turns = turns,
            Reminders = task => reminders.GetValueOrDefault(task),
        });
    }
}
