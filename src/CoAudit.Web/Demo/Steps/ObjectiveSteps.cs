using static CoAudit.Web.Demo.DemoCast;

namespace CoAudit.Web.Demo.Steps;

/// <summary>People say what the audit should look at.</summary>
internal static class ObjectiveSteps
{
    private const string Stage = "SetObjectives";

    // Who proposes what, when, and how much Doreen, Joyce, Sarah, Amara, Arthur, Megan, Colin and Halina want it once all is on the table.
    private static readonly (int Day, int Hour, DemoPerson By, string Text, string Priorities)[] Proposals =
    [
        (0, 10, Doreen, "Help us clean our hands before meals.", "43234323"),
        (0, 11, Arthur, "I want to know about germs in words I know.", "22134213"),
        (1, 14, Joyce, "We need time for cleaning at weekends.", "24132412"),
        (1, 15, Sarah, "Meet the first two parts of the national code.", "00411140"),
        (1, 16, Amara, "Be ready for the next outbreak.", "12341231"),
        (2, 11, Halina, "Visitors should still come.", "41023124"),
    ];

    public static IEnumerable<DemoStep> All { get; } =
    [
        .. Proposals.Select(p => new DemoStep(Stage, 1, p.Day, new TimeOnly(p.Hour, 5), (audit, stop) => audit.SayAsync(p.By, Stage, "objective", p.Text, about: null, stop))),
        .. Speakers.Select((person, index) => new DemoStep(Stage, 1, 6, new TimeOnly(9 + index, 20), async (audit, stop) =>
        {
            var objectives = await audit.Records.ObjectivesAsync(audit.Id, stop);
            await audit.WantAsync(person, Proposals.ToDictionary(p => objectives[p.Text], p => p.Priorities[index] - '0'), stop);
            await audit.AgreeAsync(person, Stage, stop);
        })),
    ];
}
