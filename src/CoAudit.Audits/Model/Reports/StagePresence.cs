namespace CoAudit.Audits.Model.Reports;

/// <summary>How one stage went: who was asked and who answered, by group.</summary>
/// <param name="Number">Order of opening in the audit.</param>
/// <param name="Late">Answers that came after the end: kept and shown, not counted.</param>
/// <param name="Signed">How many gave which sign-off answer; empty where so few answered that a number would point at somebody.</param>
public sealed record StagePresence(
    int Number, string Type, string Title, DateTimeOffset ClosedAt, string? Outcome, int Asked, int Answered, int Late,
    IReadOnlyList<GroupAnswers> Groups, IReadOnlyList<AnswerTally> Signed)
{
    /// <summary>A number shows from this many answers on.</summary>
    public const int FewestForANumber = 3;

    public static StagePresence Of(Stage stage)
    {
        var asked = stage.Tasks.Where(t => t.Counts).ToList();
        return new StagePresence(
            stage.Number, stage.Type, stage.Title, stage.ClosedAt!.Value, stage.Outcome,
            asked.Count, asked.Count(t => t.Status == TaskItemStatus.Answered), asked.Count(t => t.Status == TaskItemStatus.Late),
            [
                .. stage.Groups.Order().Select(g => new GroupAnswers(
                    g.Code(), asked.Count(t => t.Group == g), asked.Count(t => t.Group == g && t.Status == TaskItemStatus.Answered),
                    asked.Count(t => t.Group == g && t.Status == TaskItemStatus.Late))),
            ],
            Tally(stage));
    }

    private static IReadOnlyList<AnswerTally> Tally(Stage stage)
    {
        var answers = stage.Tasks.Select(t => t.SignOff?.Answer).OfType<SignOffAnswer>().ToList();
        return answers.Count < FewestForANumber
            ? []
            : [.. SignOffAnswers.All.Select(a => new AnswerTally(a.Code(), answers.Count(given => given == a))).Where(t => t.Count > 0)];
    }
}

/// <summary>One group in one stage.</summary>
public sealed record GroupAnswers(string Group, int Asked, int Answered, int Late);

/// <summary>How many gave one answer.</summary>
public sealed record AnswerTally(string Answer, int Count);
