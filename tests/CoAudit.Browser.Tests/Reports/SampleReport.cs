using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Reports;
using CoAudit.Audits.Model.Reviews;
using Groups = CoAudit.Audits.Model.Groups;

namespace CoAudit.Browser.Tests.Reports;

/// <summary>A report with something in each part, and texts as long as people write them.</summary>
internal static class SampleReport
{
    public static readonly DateTimeOffset Start = new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero);

    private const string Long =
        "We would like somebody to walk through both floors every single weekend, also on bank holidays, and look at every door handle, rail and table top, because we touch them all day and nobody has told us who cleans them";

    private static readonly (string Id, string Text, bool Critical, decimal Joint, string Gap, string[] Marks)[] Lines =
    [
        ("T08", "High-touch points are cleaned twice a day, at weekends too", true, 2.79m, "very wide", ["1.67", "mixed", "high", "good"]),
        ("T03", "Gloves and aprons are there on every shift", true, 2.75m, "very wide", ["3.00", "low", "high", "good"]),
        ("P12", "People get news about germs in words they know", false, 2.21m, "wide", ["1.33", "mixed", "good", "mixed"]),
        ("P11", "There is time for cleaning at weekends", false, 1.75m, "wide", ["", "low", "mixed", ""]),
        ("T01", "Hands are washed before and after care", false, 3.13m, "small", ["3.00", "good", "high", "good"]),
        ("T05", "Laundry is kept apart, washed hot and brought back to the right person", false, 3.00m, "none", ["3.00", "good", "good", "good"]),
    ];

    public static AuditReport Of(string title) => new()
    {
        About = new ReportAbout("Willowbrook House, the home by the river with two floors", title, "Infection control audit", 2, Start, "Europe/London", "Nadia Karim")
        {
            ToolVersion = "1.0",
            ToolHash = new string('a', 64),
        },
        Participation = new Participation(
            9, 0,
            [new("service-users", 3, 3), new("care-workers", 3, 2), new("managers", 2, 2), new("other-stakeholders", 1, 1)],
            [new StagePresence(1, "CoAudit.SetObjectives", "Set our objectives", Start.AddDays(9), "Done", 9, 8, 0,
                [new("service-users", 3, 3, 0), new("care-workers", 3, 2, 0), new("managers", 2, 2, 0), new("other-stakeholders", 1, 1, 0)], [new("agree", 7), new("agree-with-concern", 1)])],
            [new NotHeard(1, "Set our objectives", "Tunde Adeyemi", false, 2)]),
        Objectives = new ReportedObjectives([new("Help us clean our hands before meals", "service-users", 3.5m), new("We need time for weekend cleaning", "care-workers", 3.25m)], null),
        Scores = new ReportedScores(
            68, "needs work", true, "going well",
            [new("service-users", 56, "needs work"), new("care-workers", 63, "going well"), new("managers", 83, "going well"), new("other-stakeholders", null, "going well")],
            [.. Lines.Select(Criterion)],
            [.. from line in Lines from @group in Groups.Codes select Coverage(line.Id, @group)]),
        Findings =
        [
            new("gap", "T08", "High-touch points are cleaned twice a day, at weekends too", "agreed", new(2.79m, "going well"), new(null, "very wide"), null, null,
                [new("interpretation", "I did not know what was happening in December.", "service-users", false)],
                [new ReportedCause("Weekend hours were cut.", "care-workers", [new("comment", "The rota is under review.", "", false)])]),
            new("good-practice", "T05", "The laundry never loses a thing", "agreed", null, null, null, null, [], []),
        ],
        Actions =
        [
            Card(1, "Hand wipes on each table", "confirmed", [new(1, "refine"), new(2, "sustained")]),
            Card(2, "Gloves: a key holder at weekends", "agreed", [new(1, "too-early")]),
            Card(4, "Touch points twice a day, also at weekends", "reopened", [new(1, "sustained"), new(2, "not-sustained")]) with
            {
                Series = new ShownSeries(
                    ShownShare.Of(new Fraction(9, 10)), "9 of 10",
                    [
                        new(Guid.Empty, 1, Start.AddDays(74), new ShownShare(null, null, "mostly"), false, "sustained", true),
                        new(Guid.Empty, 2, Start.AddDays(130), ShownShare.Of(new Fraction(19, 32)), false, "not-sustained", false),
                    ],
                    ["below"]),
            },
            Card(6, Long, "agreed", []),
        ],
        NotDone = [new("objective", "Meet criteria 1 and 2 of the code", "It stays as our benchmark.", ""), new("action", "Six more hours of cleaning at weekends", "Not before autumn: the money is spent.", "care-workers")],
        Statements = [new("objection", "Six more hours of cleaning at weekends", "Without hours the rest is paper. " + Long + ".", "Joyce Oduya", "care-workers")],
        Objections =
        [
            new("No visitors while two or more are ill", "service-users", "changed", "One named visitor each, with apron and gloves, in the room"),
            new("Six more hours of cleaning at weekends", "", "statement", null), new("Hand wipes on each table", "", "withdrawn", null),
        ],
        Influence =
        [
            new("objectives", 5, 6, false, [new("service-users", 3, 3, 60, 0), new("care-workers", 1, 1, 20, 0), new("managers", 1, 0, 0, 0), new("other-stakeholders", 1, 1, 20, 0)]),
            new("tool", 1, 4, true, [new("service-users", 2, 0, 0, 0), new("care-workers", 0, 0, 0, 0), new("managers", 1, 1, 100, 0), new("other-stakeholders", 0, 0, 0, 0)]),
            new("plan", 2, 5, false, [new("service-users", 2, 1, 50, 1), new("care-workers", 1, 0, 0, 0), new("managers", 1, 1, 50, 0), new("other-stakeholders", 0, 0, 0, 0)]),
            new("review", 0, 7, false, [new("service-users", 0, 0, null, 0), new("care-workers", 0, 0, null, 0), new("managers", 0, 0, null, 0), new("other-stakeholders", 0, 0, null, 0)]),
        ],
        Reviews = [new(1, Start.AddDays(74), "done", "sustained"), new(2, Start.AddDays(130), "done", "not-sustained"), new(3, Start.AddDays(228), "scheduled", null)],
        Voices =
        [
            new("objective", "Help us clean our hands before meals", "service-users",
            [
                new("decided", "adopted", null, null, "All four groups want it.", Start.AddDays(9)),
                new("criterion", "in-tool", null, "Can I clean my hands before each meal?", "All want it.", Start.AddDays(17)),
                new("finding", "agreed", null, "Can I clean my hands before each meal?", null, Start.AddDays(37)),
                new("action", "wished", null, "Hand wipes on each table", null, Start.AddDays(39)),
                new("action", "agreed", null, "Hand wipes on each table", null, Start.AddDays(46)),
                new("verdict", "sustained", null, "Hand wipes on each table", null, Start.AddDays(130)),
            ]) { State = "lasting" },
            new("wish", "Six more hours of cleaning at weekends", "care-workers", [new("decided", "cannot-do-yet", null, null, "Not before autumn: the money is spent.", Start.AddDays(45))]) { State = "cannot-do-yet" },
            new("wish", "A bell that works", "", []) { State = "said" },
        ],
        Said =
        [
            new StageWords(1, "Set our objectives", [new("objective", "Visitors should still come " + new string('x', 120), "service-users", false)], [new("agree-with-concern", "Who pays for the gloves?", "", true)]),
            new StageWords(3, "Gather evidence", [new("evidence", "Nobody told us why the gloves ran out.", "service-users", false) { Origin = new ReportedOrigin("visit", "own-with-help", true) }], []),
        ],
        Files = new ReportedFiles([new("Cleaning rota " + new string('y', 60) + ".pdf", "application/pdf", null, "managers", false), new("sharps bin.jpg", "image/jpeg", "T08", "", true)], 1),
    };

    private static ReportedCriterion Criterion((string Id, string Text, bool Critical, decimal Joint, string Gap, string[] Marks) line) => new(
        line.Id, line.Text, null, line.Critical, new ShownNumber(line.Joint, line.Joint >= 2.5m ? "going well" : "needs work"), new ShownNumber(null, line.Gap),
        [.. Groups.Codes.Zip(line.Marks, (g, mark) => decimal.TryParse(mark, System.Globalization.CultureInfo.InvariantCulture, out var mean)
            ? new GroupMark(g, mean, null)
            : new GroupMark(g, null, mark.Length == 0 ? null : mark))]);

    private static ReportedCoverage Coverage(string criterion, string group) => (criterion, group) switch
    {
        ("P11", "service-users") => new(criterion, group, "explained", "Residents are asleep then."),
        ("P11", "other-stakeholders") => new(criterion, group, "missing", null),
        _ => new(criterion, group, "heard", null),
    };

    private static ReportedAction Card(int number, string wish, string status, IReadOnlyList<ReportedVerdict> verdicts) => new(
        number, wish, "service-users", "The morning team puts them out.", "Money for six boxes a month", "Joyce Oduya", new DateOnly(2027, 4, 1),
        "Rounds that are logged", "Residents and night staff", "9 of 10", status, null, status is "reopened" ? 1 : 0, verdicts);
}
