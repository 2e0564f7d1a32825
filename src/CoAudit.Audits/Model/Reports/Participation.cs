namespace CoAudit.Audits.Model.Reports;

/// <summary>Who was asked, who was heard, and who was not and why. Silence is never agreement.</summary>
/// <param name="Stopped">People who stopped taking part. They need not say why, and are not named.</param>
public sealed record Participation(
    int People, int Stopped, IReadOnlyList<GroupPresence> Groups, IReadOnlyList<StagePresence> Stages, IReadOnlyList<NotHeard> NotHeard)
{
    public static Participation Of(ReportSource source)
    {
        var people = source.Audit.Participants;
        var heard = source.Stages.SelectMany(s => s.Tasks).Where(t => t.HasAnswered).Select(t => t.ParticipantId).ToHashSet();
        var names = people.ToDictionary(p => p.Id, p => p.Name);
        return new Participation(
            people.Count,
            people.Count(p => !p.TakesPart),
            [.. Model.Groups.All.Select(g => new GroupPresence(g.Code(), people.Count(p => p.Group == g), people.Count(p => p.Group == g && heard.Contains(p.Id))))],
            [.. source.Stages.Select(StagePresence.Of)],
            [
                .. source.Stages.SelectMany(stage => stage.Tasks.Where(t => t.Status == TaskItemStatus.NotReached)
                    .Select(task => new NotHeard(stage.Number, stage.Title, names[task.ParticipantId], task.Kind == TaskKind.Paper, source.Reminders(task.Id)))
                    .OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase)),
            ]);
    }

    /// <summary>Groups that have people in this audit and of which nobody was heard at all.</summary>
    public IEnumerable<string> SilentGroups => Groups.Where(g => g is { People: > 0, Heard: 0 }).Select(g => g.Group);
}

/// <summary>One group over the whole audit.</summary>
/// <param name="Heard">People of it who answered at least once.</param>
public sealed record GroupPresence(string Group, int People, int Heard);

/// <summary>Somebody who was asked and was not reached, with what was tried.</summary>
public sealed record NotHeard(int Number, string Stage, string Name, bool OnPaper, int Reminders);
