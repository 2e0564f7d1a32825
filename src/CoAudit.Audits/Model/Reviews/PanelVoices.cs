namespace CoAudit.Audits.Model.Reviews;

/// <summary>What a panel has said of one action, in time.</summary>
public static class PanelVoices
{
    /// <summary>Who signed without a word on an action has said it of all: yes is "it lasts", no is "it does not".</summary>
    /// <param name="said">Verdicts of this review.</param>
    public static IReadOnlyList<Voice> Of(Stage stage, Guid action, IReadOnlyList<Verdict> said)
    {
        var inTime = said.Where(v => !v.Late).ToList();
        List<Voice> voices = [];
        foreach (var task in stage.Tasks.Where(t => t.Counts))
        {
            if (inTime.Find(v => v.TaskId == task.Id && v.ActionId == action) is { } own)
            {
                voices.Add(new Voice(task.Group, own.Kind));
            }
            else if (task.SignOff is { Late: false } all && !inTime.Exists(v => v.TaskId == task.Id) && all.Answer is not SignOffAnswer.NotForMeNow)
            {
                voices.Add(new Voice(task.Group, all.Answer.Agrees() ? VerdictKind.Sustained : VerdictKind.NotSustained));
            }
        }

        return voices;
    }

    /// <summary>What they come to; null where the panel was not whole, or nobody of those who live with it spoke.</summary>
    public static PanelVerdict? VerdictOf(Stage stage, Guid action, IReadOnlyList<Verdict> said) => stage.QuorumIsMet ? PanelVerdict.Of(Of(stage, action, said)) : null;
}
