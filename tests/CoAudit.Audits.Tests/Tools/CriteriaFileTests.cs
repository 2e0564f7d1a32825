using CoAudit.Audits.Model;
using CoAudit.Audits.Model.EasyRead;
using CoAudit.Audits.Model.Tools;

namespace CoAudit.Audits.Tests.Tools;

public sealed class CriteriaFileTests
{
    public static TheoryData<string> Files => [.. ShippedData.CriteriaFiles];

    [Fact]
    public void Every_shipped_file_can_be_used() => Assert.Empty(ShippedData.Library.Refused);

    [Theory]
    [InlineData("infection-control", "IPC", 32, "IPC-08 IPC-11 IPC-15 IPC-18 IPC-27 IPC-28")]
    [InlineData("safeguarding", "SG", 30, "SG-04 SG-05 SG-08 SG-11 SG-18 SG-22")]
    [InlineData("medication", "MED", 34, "MED-04 MED-05 MED-08 MED-12 MED-16 MED-28")]
    [InlineData("person-centred-care", "PCC", 30, "PCC-05 PCC-08 PCC-11")]
    public void A_set_is_complete(string id, string prefix, int criteria, string critical)
    {
        var set = ShippedData.Library.FindSet(id)!;

        Assert.Equal(Enumerable.Range(1, criteria).Select(number => $"{prefix}-{number:00}"), set.Criteria.Select(criterion => criterion.Id));
        Assert.Equal(critical.Split(' '), set.Critical.Select(criterion => criterion.Id));
    }

    [Fact]
    public void Whether_patterns_are_looked_for_is_asked_of_managers_too() =>
        Assert.Equal([EvidenceKind.Documents, EvidenceKind.Managers], ShippedData.Library.FindSet("safeguarding")!.Find("SG-17")!.Evidence);

    [Fact]
    public void No_criterion_is_in_two_sets() =>
        Assert.Equal(126, ShippedData.Library.Sets.SelectMany(set => set.Criteria).Select(criterion => criterion.Id).Distinct().Count());

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_criterion_is_mapped_to_a_regulation_or_an_act_and_to_a_quality_statement(string file) =>
        Assert.All(Read(file), criterion =>
        {
            Assert.Contains(criterion.Mappings, mapping => mapping.Framework is "cqc-quality-statements-2023");
            Assert.Contains(criterion.Mappings, mapping => mapping.Framework is "hsca-regulations-2014" or "cqc-registration-regulations-2009");
        });

    [Theory]
    [MemberData(nameof(Files))]
    public void Easy_wordings_are_easy(string file) =>
        Assert.All(Read(file), criterion =>
        {
            Assert.Empty(EasyReadCheck.Of(criterion.Easy.Text).Select(problem => $"{criterion.Id}: {problem.Message}"));
            Assert.True(ReadingEase.Of(criterion.Easy.Text) >= 80, $"{criterion.Id}: {ReadingEase.Of(criterion.Easy.Text)}");
        });

    [Theory]
    [MemberData(nameof(Files))]
    public void Plain_wordings_are_plain(string file) =>
        Assert.All(Read(file), criterion => Assert.True(ReadingEase.Of(criterion.Plain) >= 60, $"{criterion.Id}: {ReadingEase.Of(criterion.Plain)}"));

    [Theory]
    [MemberData(nameof(Files))]
    public void Easy_wordings_are_drafts_until_a_person_approves_them(string file) =>
        Assert.DoesNotContain(Read(file), criterion => criterion.Easy.Approved);

    [Theory]
    [MemberData(nameof(Files))]
    public void The_three_wordings_of_all_criteria_differ(string file)
    {
        var wordings = Read(file).SelectMany(criterion => (string[])[criterion.Professional, criterion.Plain, criterion.Easy.Text]).ToList();

        Assert.Equal(wordings, wordings.Distinct());
    }

    [Fact]
    public void Every_voice_and_what_is_seen_and_written_can_give_evidence()
    {
        var kinds = ShippedData.Library.Sets.SelectMany(set => set.Criteria).SelectMany(criterion => criterion.Evidence).ToHashSet();

        Assert.Equal(EvidenceKinds.All.ToHashSet(), kinds);
        Assert.Equal(Groups.All, EvidenceKinds.All.Select(kind => kind.Voice()).OfType<Group>());
    }

    private static IReadOnlyList<Criterion> Read(string file) => CriteriaSet.Read(ShippedData.Bytes(file)).Criteria;
}
