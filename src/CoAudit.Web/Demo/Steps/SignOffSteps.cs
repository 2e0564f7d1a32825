using static CoAudit.Web.Demo.DemoCast;

namespace CoAudit.Web.Demo.Steps;

/// <summary>People sign the plan. One objects to one card, gets an answer, and takes the objection back herself.</summary>
internal static class SignOffSteps
{
    private const string Stage = "SignOff";
    private const int Visitors = 2;
    private const int Hours = 4;

    public static IEnumerable<DemoStep> All { get; } =
    [
        new(Stage, 1, 1, new TimeOnly(9, 15), (audit, stop) => audit.AgreeAsync(Halina, Stage, stop)),
        new(Stage, 1, 1, new TimeOnly(9, 40), (audit, stop) => audit.AgreeAsync(Amara, Stage, stop)),
        new(Stage, 1, 1, new TimeOnly(10, 0), ObjectAsync),
        new(Stage, 1, 3, new TimeOnly(11, 0), async (audit, stop) => await audit.RespondAsync(
            Sarah, await audit.Records.ObjectionAsync(audit.Id, stop),
            "You are right: we asked for too much. Here is another way.",
            "While two or more people are ill, each of us names one visitor, who wears an apron and gloves and comes to the room. We look at it again each day.", stop)),
        new(Stage, 1, 4, new TimeOnly(9, 30), async (audit, stop) => await audit.WithdrawAsync(Doreen, await audit.Records.ObjectionAsync(audit.Id, stop), stop)),
        new(Stage, 1, 4, new TimeOnly(10, 0), async (audit, stop) =>
        {
            var cards = await audit.Records.CardsAsync(audit.Id, stop);
            await audit.SignAsync(Doreen, Stage, "agree", null, cards[Visitors].ToString(), stop);
            await audit.SignAsync(Halina, Stage, "agree", null, cards[Visitors].ToString(), stop);
            await audit.SignAsync(Amara, Stage, "agree", null, cards[Visitors].ToString(), stop);
        }),
        new(Stage, 1, 4, new TimeOnly(11, 0), WorryAsync),
        .. new[] { Arthur, Megan, Sarah, Colin }.Select(
            (person, index) => new DemoStep(Stage, 1, 4, new TimeOnly(12 + index, 0), (audit, stop) => audit.AgreeAsync(person, Stage, stop))),
    ];

    private static async Task ObjectAsync(DemoAudit audit, CancellationToken cancellationToken)
    {
        var cards = await audit.Records.CardsAsync(audit.Id, cancellationToken);
        await audit.SignAsync(Doreen, Stage, "object", "My daughter comes every day. I would rather wear a mask.", cards[Visitors].ToString(), cancellationToken);
        foreach (var card in cards.Index().Where(card => card.Index != Visitors).Select(card => card.Item))
        {
            await audit.SignAsync(Doreen, Stage, "agree", null, card.ToString(), cancellationToken);
        }
    }

    private static async Task WorryAsync(DemoAudit audit, CancellationToken cancellationToken)
    {
        var cards = await audit.Records.CardsAsync(audit.Id, cancellationToken);
        await audit.SignAsync(Joyce, Stage, "agree-with-concern", "Without the hours the rounds will not last.", cards[Hours].ToString(), cancellationToken);
        foreach (var card in cards.Index().Where(card => card.Index != Hours).Select(card => card.Item))
        {
            await audit.SignAsync(Joyce, Stage, "agree", null, card.ToString(), cancellationToken);
        }
    }
}
