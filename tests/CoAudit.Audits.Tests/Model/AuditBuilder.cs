using CoAudit.Audits.Model;

namespace CoAudit.Audits.Tests.Model;

/// <summary>An audit in memory, with the people and the one open stage that a test asks for.</summary>
internal static class AuditBuilder
{
    public static readonly DateTimeOffset Start = new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Due = Start.AddDays(14);

    public static readonly Group[] FourGroups = [Group.ServiceUsers, Group.CareWorkers, Group.Managers, Group.OtherStakeholders];

    /// <summary>An audit of people in these groups, in this order.</summary>
    public static Audit Audit(params Group[] people)
    {
        var id = AuditId.New(Start);
        return new Audit
        {
            Id = id,
            ServiceId = ServiceId.New(Start),
            ServiceName = "Willowbrook House",
            Title = "Infection control",
            AuditType = "infection-control",
            DefinitionVersion = 1,
            WorkflowInstanceId = "instance",
            TimeZone = "Europe/London",
            StartedAt = Start,
            Participants = [.. people.Select((group, i) => new Participant
            {
                Id = ParticipantId.New(Start),
                AuditId = id,
                Name = $"Person {i}",
                Email = $"person{i}@example.org",
                Group = group,
            })],
        };
    }

    /// <summary>Settings that ask all four groups for one answer each and 60 % of all.</summary>
    public static StageSettings Settings(string type) => new()
    {
        Type = type,
        Title = "A stage",
        Groups = FourGroups,
        Due = "10 working days",
        MinPerGroup = 1,
        MinPercent = 60,
        Blind = true,
        Reminders = [],
        EscalateBefore = "1 working days",
        AgreeingPerGroup = 1,
    };

    /// <summary>Opens a stage of the audit.</summary>
    public static Stage Open(Audit audit, StageSettings settings) =>
        audit.OpenStage(settings, new StagePlace("instance", "stage1", $"execution{audit.StageCount}", "bookmark"), Due, reviewId: null, Start);

    /// <summary>A stage of one kind that asks these people, with their tasks in the same order.</summary>
    public static (Audit Audit, Stage Stage) Opened(string type, params Group[] people)
    {
        var audit = Audit(people);
        return (audit, Open(audit, Settings(type)));
    }
}

/// <summary>Short ways to answer in tests.</summary>
internal static class Answering
{
    /// <summary>Signs off as the person whose task is at <paramref name="index"/>, an hour after the start unless told.</summary>
    public static SignOffResult Answer(this Audit audit, Stage stage, int index, SignOffAnswer answer, string? reason = null, DateTimeOffset? at = null) =>
        audit.SignOff(
            stage, stage.Tasks[index], answer, reason ?? (answer == SignOffAnswer.Object ? "It would leave us short at night." : null), Secrets.Draw(),
            at ?? AuditBuilder.Start.AddHours(1));

    /// <summary>Contributes as the person whose task is at <paramref name="index"/>.</summary>
    public static Contribution Say(this Audit audit, Stage stage, int index, string text = "Clean hands", DateTimeOffset? at = null) =>
        audit.Contribute(stage, stage.Tasks[index], new Words("comment", text), Secrets.Draw(), at ?? AuditBuilder.Start.AddHours(1));

    /// <summary>Everyone but those left out signs off in the same way.</summary>
    public static void AllAnswer(this Audit audit, Stage stage, SignOffAnswer answer, params int[] except)
    {
        for (var i = 0; i < stage.Tasks.Count; i++)
        {
            if (!except.Contains(i))
            {
                audit.Answer(stage, i, answer);
            }
        }
    }
}
