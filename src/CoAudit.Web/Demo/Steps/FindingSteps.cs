using static CoAudit.Web.Demo.DemoCast;

namespace CoAudit.Web.Demo.Steps;

/// <summary>People say what the widest gaps mean and why they are there; what goes well is a finding too.</summary>
internal static class FindingSteps
{
    private const string Stage = "AnalyseFindings";

    public static IEnumerable<DemoStep> All { get; } =
    [
        Say(1, 10, Arthur, "interpretation", "I did not know what was happening in December.", finding: 0),
        Say(1, 11, Joyce, "interpretation", "Weekend hours were cut, so the rounds were left out.", finding: 0),
        Say(1, 12, Joyce, "cause", "There are too few of us at weekends.", finding: 0, "staffing-time"),
        Say(1, 13, Sarah, "interpretation", "On paper all is in order; I see now that the paper is about weekdays.", finding: 0),
        Say(1, 14, Doreen, "interpretation", "We would like to be asked before rules change.", finding: 1),
        Say(2, 10, Megan, "interpretation", "We hear of a change when the shift begins.", finding: 1),
        Say(2, 11, Halina, "interpretation", "My daughter rang three times and got three answers.", finding: 2),
        Say(2, 14, Amara, "good-practice", "The laundry is kept apart and clean, every day of the week.", finding: null),
        .. Speakers.Select((person, index) => new DemoStep(Stage, 1, 3, new TimeOnly(9 + index, 0), (audit, stop) => audit.AgreeAsync(person, Stage, stop))),

        // The third finding has no word of a care worker, and most have none of anybody. That is written down, else the stage would wait at its end.
        new(Stage, 1, 4, new TimeOnly(9, 30), async (audit, stop) => await audit.WaiveAsync(
            (await audit.Records.FindingsAsync(audit.Id, stop))[2], "No care worker could say how visitors are told. The plan asks for it.", stop)),
        new(Stage, 1, 4, new TimeOnly(9, 40), (audit, stop) => audit.WaiveAsync(
            finding: null, "We had time to speak about the widest gaps. What the numbers say of the rest, the plan and the reviews look at.", stop)),
    ];

    private static DemoStep Say(int day, int hour, DemoPerson person, string kind, string text, int? finding, params IReadOnlyList<string> tags) => new(Stage, 1, day, new TimeOnly(hour, 25), async (audit, stop) =>
    {
        var findings = await audit.Records.FindingsAsync(audit.Id, stop);
        await audit.SayAsync(person, Stage, kind, text, finding is { } index ? findings[index].ToString() : null, stop, tags);
    });
}
