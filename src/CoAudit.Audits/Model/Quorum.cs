namespace CoAudit.Audits.Model;

/// <summary>Which voices a stage needs before its end counts as agreed to by all. Source: rule 2 of the product.</summary>
/// <param name="MinPerGroup">Answers needed from each group that is asked.</param>
/// <param name="MinPercent">Answers needed from all asked, less those who withdrew; 0 to 100.</param>
public sealed record Quorum(int MinPerGroup, int MinPercent)
{
    /// <summary>Counts answers in time; silence counts for nothing.</summary>
    public bool IsMet(IReadOnlyCollection<Group> groups, IReadOnlyCollection<TaskItem> tasks)
    {
        var asked = tasks.Count(t => t.Counts);
        var answered = tasks.Count(InTime);
        if (asked == 0 || answered * 100 < asked * MinPercent)
        {
            return false;
        }

        return groups.All(group => tasks.Count(t => t.Group == group && InTime(t)) >= MinPerGroup);
    }

    private static bool InTime(TaskItem task) => task.Counts && task.Status == TaskItemStatus.Answered;
}
