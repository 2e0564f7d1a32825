namespace CoAudit.Web.Tests.Willowbrook;

/// <summary>What happens at Willowbrook House, step by step; each step checks what it must come to.</summary>
internal sealed class Story(Home home)
{
    private Dictionary<string, string> lines = [];
    private Cards? cards;
    private string objection = "";

    public IReadOnlyList<Func<Task>> Steps =>
    [
        () => ObjectivesPart.MailsGoOutAsync(home),
        () => ObjectivesPart.AScannerOpensALinkAsync(home),
        () => ObjectivesPart.ADoubleTapIsOneRecordAsync(home),
        () => ObjectivesPart.NobodySeesOthersWordsAsync(home),
        () => ObjectivesPart.AllAreShownAtOnceAsync(home),
        () => ObjectivesPart.FiveOfSixAreAdoptedAsync(home),
        async () => lines = await ToolPart.BuildAsync(home),
        () => ObjectivesPart.AnOldLinkTakesNothingMoreAsync(home),
        () => EvidencePart.SayAsync(home, lines),
        () => EvidencePart.NobodyFindsOutAsync(home),
        () => EvidencePart.ScoreAsync(home, lines),
        () => EvidencePart.RevealAsync(home, lines),
        () => EvidencePart.TheVoiceWithoutANameIsHeardAsync(home),
        () => AnalysisPart.MakeSenseAsync(home, lines),
        async () => cards = await PlanPart.DraftAsync(home, lines),
        async () => objection = await PlanPart.ObjectAsync(home, Plan),
        () => PlanPart.AnswerAsync(home, Plan, objection),
        () => PlanPart.WithdrawAsync(home, Plan, objection),
        () => PlanPart.AgreeAsync(home, Plan),
        () => ReviewPart.AreScheduledAsync(home),
        () => ReviewPart.TheFirstFindsItLastingAsync(home, Plan),
        () => ReviewPart.TheSecondFindsThatItSlippedAsync(home, Plan),
        () => ReviewPart.TheExtraOneFindsItLastingAgainAsync(home, Plan),
        () => ReviewPart.TheLastFindsItSustainedAsync(home, Plan),
        () => ReviewPart.DoreenReadsWhatCameOfItAsync(home, Plan),
        () => ReviewPart.EveryPartsWordsAreFollowedAsync(home),
        () => ReviewPart.TheReportSaysTheSameAsync(home, Plan),
    ];

    private Cards Plan => cards ?? throw new InvalidOperationException("The plan has not been drafted.");
}
