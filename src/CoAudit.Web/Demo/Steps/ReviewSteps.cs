using static CoAudit.Web.Demo.DemoCast;

namespace CoAudit.Web.Demo.Steps;

/// <summary>Two reviews: in the first nearly all lasts, in the second the weekend rounds have slipped, whatever managers say.</summary>
internal static class ReviewSteps
{
    private const string Stage = "ReviewProgress";
    private const string Asked = "AskEveryone";
    private const int Wipes = 0;
    private const int Rounds = 3;
    private const int Hours = 4;

    // In the first review some look at the change on its last day: until then there is a panel that is not whole yet.
    private const int AtOnce = 5;
    private const int LastDay = 5;

    public static IEnumerable<DemoStep> All { get; } =
    [
        new("SignOff", 1, 6, new TimeOnly(9, 0), async (audit, stop) => await audit.DecideAsync(
            (await audit.Records.CardsAsync(audit.Id, stop))[Hours], "cannot-do-yet", "There is no money for it before the third quarter.", stop)),
        .. Speakers.Select((person, index) => Judge(1, person, index, (15, 16), (Wipes, "refine"))),
        new(Asked, 1, 1, new TimeOnly(14, 0), async (audit, stop) => await audit.SayAsync(
            Joyce, Asked, "how", "We open the packs before we put them on the table.", (await audit.Records.CardsAsync(audit.Id, stop))[Wipes].ToString(), stop)),
        new(Asked, 1, 1, new TimeOnly(14, 30), (audit, stop) => audit.AgreeAsync(Joyce, Asked, stop)),
        new(Asked, 1, 1, new TimeOnly(15, 0), (audit, stop) => audit.AgreeAsync(Megan, Asked, stop)),
        .. Speakers.Select((person, index) => Judge(
            2, person, index, (19, 32), (Rounds, person == Sarah ? "sustained" : "not-sustained"))),
        new(Asked, 2, 1, new TimeOnly(14, 0), async (audit, stop) => await audit.SayAsync(
            Joyce, Asked, "cause", "The relief cleaner was not told of the rounds.", (await audit.Records.CardsAsync(audit.Id, stop))[Rounds].ToString(), stop, "communication", "staffing-time")),
        new(Asked, 2, 1, new TimeOnly(14, 30), (audit, stop) => audit.AgreeAsync(Joyce, Asked, stop)),
        new(Asked, 2, 1, new TimeOnly(15, 0), (audit, stop) => audit.AgreeAsync(Megan, Asked, stop)),
    ];

    private static bool IsLate(int review, int index) => review == 1 && index >= AtOnce;

    private static DemoStep Judge(int review, DemoPerson person, int index, (int Found, int Looked) rounds, (int Card, string Verdict) special) =>
        new(Stage, review, IsLate(review, index) ? LastDay : 0, new TimeOnly(IsLate(review, index) ? 10 + index - AtOnce : 10 + index, 0), async (audit, stop) =>
        {
            var cards = await audit.Records.CardsAsync(audit.Id, stop);
            var verdicts = cards.Index().Where(card => card.Index != Hours).ToDictionary(
                card => card.Item.ToString(), string? (card) => card.Index == special.Card ? special.Verdict : "sustained", StringComparer.Ordinal);
            await audit.JudgeAsync(
                person, verdicts, (cards[Rounds], rounds.Found, rounds.Looked), $"{rounds.Found} of {rounds.Looked} weekend rounds are in the log.", stop);
        });
}
