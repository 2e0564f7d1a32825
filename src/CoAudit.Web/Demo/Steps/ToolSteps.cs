using static CoAudit.Web.Demo.DemoCast;

namespace CoAudit.Web.Demo.Steps;

/// <summary>People build the list of what is checked: blind at first, then each suggestion is decided with a reason.</summary>
internal static class ToolSteps
{
    private const string Stage = "BuildAuditTool";

    private static readonly (int Day, int Hour, DemoPerson By, string Text)[] Lines =
    [
        (1, 10, Doreen, "Can I clean my hands before each meal?"),
        (1, 11, Arthur, "Do people tell me about germs in words I know?"),
        (1, 15, Joyce, "Is there time for cleaning at weekends too?"),
        (2, 10, Halina, "Can visitors come when somebody is ill?"),
    ];

    public static IEnumerable<DemoStep> All { get; } =
    [
        .. Lines.Select(line => new DemoStep(
            Stage, 1, line.Day, new TimeOnly(line.Hour, 15), (audit, stop) => audit.SayAsync(line.By, Stage, "criterion", line.Text, about: null, stop))),
        new(Stage, 1, 2, new TimeOnly(14, 0), (audit, stop) => audit.SayAsync(Megan, Stage, "comment", "Why do we check the day only, and not the night?", about: null, stop)),
        Accept(5, Lines[0].Text, "People who live here asked for it."),
        Accept(5, Lines[1].Text, "What nobody understands helps nobody."),

        // Left open on the fifth day, so that there is something to decide.
        Accept(6, Lines[2].Text, "Weekends count as weekdays do."),
        Accept(6, Lines[3].Text, "Families want to know it before they come."),
        .. Speakers.Select((person, index) => new DemoStep(Stage, 1, 6, new TimeOnly(10 + index, 10), (audit, stop) => audit.AgreeAsync(person, Stage, stop))),
    ];

    private static DemoStep Accept(int day, string text, string reason) => new(
        Stage, 1, day, new TimeOnly(9, 30), async (audit, stop) => await audit.AcceptAsync(await audit.Records.WordsAsync(audit.Id, text, stop), reason, stop));
}
