using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using static CoAudit.Web.Demo.DemoCast;

namespace CoAudit.Web.Demo.Steps;

/// <summary>People score what is checked, each for themselves, and say what they have seen.</summary>
internal static class EvidenceSteps
{
    private const string Stage = "GatherEvidence";

    // What each person gives to the first, second… line of the tool, over and over; 0 is "don't know". Managers are content, people who live here less so.
    private static readonly (DemoPerson Person, string Scores, string InTheWay)[] Given =
    [
        (Doreen, "332232322211", "Nobody brings a bowl or a wipe to the table."),
        (Joyce, "322343333322", "At weekends one of us cleans two floors."),
        (Sarah, "344334444333", ""),
        (Amara, "333234333332", "The plan was last looked at before the outbreak."),
        (Arthur, "320130011101", "The leaflets have long words."),
        (Megan, "331234323213", "At weekends the gloves run out."),
        (Colin, "443334444333", ""),
        (Halina, "333230023211", "My visitors did not know whether they could come."),
    ];

    public static IEnumerable<DemoStep> All { get; } =
    [
        .. Given.Select((given, index) => new DemoStep(Stage, 1, 1 + (index / 2), new TimeOnly(10 + index, 0), (audit, stop) => ScoreAsync(audit, given, stop))),
        Say(2, 9, Amara, "I walked round both floors. One bin for needles on Beech was too full."),
        Say(3, 10, Joyce, "I added up our cleaning log: six of eight weekend rounds were left out."),
        Say(4, 11, Doreen, "I went round Ash with Arthur. There was soap in each bathroom, and no towel in two."),
        new(Stage, 1, 4, new TimeOnly(15, 0), (audit, stop) => audit.SayUnnamedAsync(
            Megan, Stage, "evidence", "At weekends gloves run out and we are told to make them last. I am afraid to say so.", stop)),
        .. Speakers.Select((person, index) => new DemoStep(Stage, 1, 9, new TimeOnly(9 + index, 30), (audit, stop) => audit.AgreeAsync(person, Stage, stop))),
    ];

    private static DemoStep Say(int day, int hour, DemoPerson person, string text) => new(
        Stage, 1, day, new TimeOnly(hour, 40), (audit, stop) => audit.SayAsync(person, Stage, "evidence", text, about: null, stop));

    private static async Task ScoreAsync(DemoAudit audit, (DemoPerson Person, string Scores, string InTheWay) given, CancellationToken cancellationToken)
    {
        var criteria = await audit.Records.CriteriaAsync(audit.Id, cancellationToken);
        var scores = criteria.Index().ToDictionary(c => c.Item, c => ScoreOf(DigitOf(audit, given.Person, given.Scores, c.Index)), StringComparer.Ordinal);
        Dictionary<string, string> inTheWay = new(StringComparer.Ordinal);
        if (given.InTheWay.Length > 0)
        {
            inTheWay.Add(criteria[^1], given.InTheWay);
        }

        await audit.ScoreAsync(given.Person, scores, inTheWay, cancellationToken);
    }

    // After the first audit some things got better for those who live here, and managers see some things that they had not seen.
    private static int DigitOf(DemoAudit audit, DemoPerson person, string scores, int line) => (scores[line % scores.Length] - '0', audit.IsFirst, person.Group) switch
    {
        ( > 0 and < 4 and var digit, false, Group.ServiceUsers) when line % 3 == 0 => digit + 1,
        ( > 2 and var digit, false, Group.Managers) when line % 4 == 1 => digit - 1,
        var (digit, _, _) => digit,
    };

    private static ScoreValue ScoreOf(int digit) => digit == 0 ? ScoreValue.DontKnow : ScoreValue.Rated(digit);
}
