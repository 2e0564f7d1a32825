using CoAudit.Audits.Model.Asking;
using CoAudit.Audits.Model.Voices;

namespace CoAudit.Audits.Model.Reports;

/// <summary>What people said in one stage, and the reasons that they gave with a concern or an objection.</summary>
public sealed record StageWords(int Number, string Title, IReadOnlyList<ReportedWords> Said, IReadOnlyList<ReportedWords> Concerns)
{
    /// <summary>Stages in which somebody said something.</summary>
    public static IReadOnlyList<StageWords> Of(ReportSource source)
    {
        var said = source.Said.ToLookup(c => c.StageId);
        var turns = source.Turns.ToLookup(t => t.ContributionId);
        var named = source.Audit.Participants.GroupBy(p => p.Group).Where(g => g.Count() >= StagePresence.FewestForANumber).Select(g => g.Key).ToHashSet();
        return
        [
            .. source.Stages
                .Select(stage => new StageWords(
                    stage.Number, stage.Title,
                    [.. said[stage.Id].Select(c => Words(source, stage, VoiceThread.Of(c, turns[c.Id])))],
                    Reasons(stage, named)))
                .Where(words => words.Said.Count + words.Concerns.Count > 0),
        ];
    }

    private static ReportedWords Words(ReportSource source, Stage stage, VoiceThread thread) => new(thread.Said.Kind, thread.Said.Text, source.By(thread.Said), thread.Said.Late)
    {
        Origin = ReportedOrigin.Of(thread.Said.Evidence),
        Question = stage.FindQuestion(thread.Said.About)?.Text,
        Id = thread.Said.Id,
        State = thread.State,
        Tags = thread.Said.Tags,
    };

    // By their letters: an order that tells nothing about who wrote them.
    private static IReadOnlyList<ReportedWords> Reasons(Stage stage, HashSet<Group> named) =>
    [
        .. stage.Tasks.Where(t => t.SignOff?.Reason is not null)
            .Select(t => new ReportedWords(t.SignOff!.Answer.Code(), t.SignOff.Reason!, named.Contains(t.Group) ? t.Group.Code() : "", t.SignOff.Late))
            .OrderBy(words => words.Text, StringComparer.Ordinal),
    ];
}

/// <summary>Words of a participant as they were said.</summary>
/// <param name="Kind">A contribution's kind, or the sign-off answer that the words are a reason for.</param>
/// <param name="Group">Empty where it would name the person.</param>
public sealed record ReportedWords(string Kind, string Text, string Group, bool Late)
{
    /// <summary>The question that they answer; null for other words.</summary>
    public string? Question { get; init; }

    /// <summary>Id of the contribution; null for reasons of a sign-off.</summary>
    public Guid? Id { get; init; }

    /// <summary>Where a contribution stands, in the word of its life-line; null for reasons of a sign-off.</summary>
    public string? State { get; init; }

    /// <summary>How a piece of evidence came about; null for other words, and where its giver did not say.</summary>
    public ReportedOrigin? Origin { get; init; }

    /// <summary>Of a cause: what it is most about, as whoever said it has sorted it.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
