using CoAudit.Audits.Model.Time;
using static CoAudit.Web.Demo.DemoCast;

namespace CoAudit.Web.Demo.Steps;

/// <summary>People wish for changes, blind at first, and fill each card together.</summary>
internal static class PlanSteps
{
    private const string Stage = "PlanActions";

    private static readonly (DemoPerson Wisher, string Wish, string How, string Provide, string LastsIf, DemoPerson Owner)[] Cards =
    [
        (Doreen, "A hand wipe for each of us before meals.", "We put them on the tables when we lay them.", "40 pounds a month.",
            "Wipes on the table\nTwo residents and the cook\n9 of 10 meals", Joyce),
        (Megan, "Gloves that do not run out at weekends.", "We count on Thursdays, and one of us has a key.", "A second key, and two boxes more each week.",
            "Boxes in the store on Sunday\nThe weekend senior\nNever fewer than 4", Colin),
        (Sarah, "No visitors while two or more people are ill.", "We put a sign at the door.", "The sign.", "Signs up in an outbreak\nThe manager\nEvery time", Sarah),
        (Joyce, "Clean what many hands touch twice a day, at weekends too.", "A round at ten and a round at four, in the log.", "Weekend cover for the housekeeper.",
            "Rounds in the log\nThe housekeeper and a resident\n90 of 100 due rounds", Joyce),
        (Joyce, "Six more hours for cleaning at weekends.", "Two of us would share them.", "It needs a new budget.", "Hours on the rota\nThe housekeeper\nSix each weekend", Sarah),
        (Arthur, "News about germs in easy words.", "I check them before they go up.", "A colour printer.", "A new sheet when something changes\nArthur\nWithin two days", Amara),
    ];

    public static IEnumerable<DemoStep> All { get; } =
    [
        .. Cards.Select((card, index) => new DemoStep(
            Stage, 1, 1 + (index / 3), new TimeOnly(10 + index, 0), (audit, stop) => audit.SayAsync(card.Wisher, Stage, "wish", card.Wish, about: null, stop))),
        new(Stage, 1, 6, new TimeOnly(10, 0), FillAsync),
        .. Speakers.Select((person, index) => new DemoStep(Stage, 1, 8, new TimeOnly(9 + index, 45), (audit, stop) => audit.AgreeAsync(person, Stage, stop))),
    ];

    private static async Task FillAsync(DemoAudit audit, CancellationToken cancellationToken)
    {
        var ids = await audit.Records.CardsAsync(audit.Id, cancellationToken);
        var dueOn = TimeZoneInfo.Utc.LocalDay(audit.Now).AddDays(42);
        foreach (var (index, id) in ids.Index())
        {
            var (wisher, _, how, provide, lastsIf, owner) = Cards[index];
            await audit.SayAsync(wisher, Stage, "how", how, id.ToString(), cancellationToken);
            await audit.SayAsync(Sarah, Stage, "provide", provide, id.ToString(), cancellationToken);
            await audit.SayAsync(Doreen, Stage, "lasts-if", lastsIf, id.ToString(), cancellationToken);

            // The rounds at weekends stand and fall with the hours for them.
            await audit.ArrangeAsync(id, owner, dueOn, index == 3 ? [ids[4]] : [], cancellationToken);
        }
    }
}
