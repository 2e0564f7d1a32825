using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Influence;

namespace CoAudit.Audits.Tests.Model.Influence;

/// <summary>
/// Five objectives were adopted, as at Willowbrook House: three of people who use the service, one of care workers, one of a partner; one by a manager was not.
/// Shares by hand: 3 of 5 is 60 per cent, 1 of 5 is 20.
/// </summary>
public sealed class PartInfluenceTests
{
    private static readonly Word[] Willowbrook =
    [
        new(Group.ServiceUsers, true), new(Group.ServiceUsers, true), new(Group.ServiceUsers, true), new(Group.CareWorkers, true), new(Group.Managers, false),
        new(Group.OtherStakeholders, true),
    ];

    private static PartInfluence Of(IReadOnlyCollection<Word> words, bool together = false, AuditPart part = AuditPart.Objectives, params Group[] voices) =>
        PartInfluence.Of(new PartFacts(part, words, voices.Length > 0 ? voices : [.. Groups.All], together));

    [Fact]
    public void The_ledger_counts_what_was_taken_up()
    {
        var ledger = Of(Willowbrook);

        Assert.Equal([(3, 3, 60), (1, 1, 20), (1, 0, 0), (1, 1, 20)], ledger.Groups.Select(g => (g.Said, g.Adopted, g.Share ?? -1)));
        Assert.Equal((5, 6, false), (ledger.Adopted, ledger.Rung, ledger.OnlyManagers));
    }

    [Fact]
    public void What_is_signed_by_all_as_well_is_decided_together() => Assert.Equal(7, Of(Willowbrook, together: true).Rung);

    [Theory]
    [InlineData(Group.ServiceUsers)]
    [InlineData(Group.CareWorkers)]
    public void Without_a_word_of_theirs_that_was_taken_up_it_is_no_more_than_taking_part(Group group)
    {
        var ledger = Of([.. Willowbrook.Select(w => w.Group == group ? w with { Adopted = false } : w)], together: true);

        Assert.Equal(5, ledger.Rung);
    }

    [Fact]
    public void All_from_managers_is_a_sham_whoever_was_at_the_table()
    {
        var ledger = Of([.. Willowbrook.Select(w => w with { Adopted = w.Group == Group.Managers })], together: true);

        Assert.Equal((4, true), (ledger.Rung, ledger.OnlyManagers));
    }

    [Theory]
    [InlineData(Group.ServiceUsers)]
    [InlineData(Group.CareWorkers)]
    public void A_group_that_said_nothing_at_all_was_only_asked(Group silent) =>
        Assert.Equal(4, Of(Willowbrook, together: true, AuditPart.Objectives, [.. Groups.All.Where(g => g != silent)]).Rung);

    [Fact]
    public void More_heads_that_say_the_same_change_no_share()
    {
        var more = Of([.. Willowbrook, .. Enumerable.Repeat(new Word(Group.Managers, false), 40)]);

        Assert.Equal(Of(Willowbrook).Groups.Select(g => g.Share), more.Groups.Select(g => g.Share));
        Assert.Equal(Of(Willowbrook).Rung, more.Rung);
    }

    [Theory]
    [InlineData(false, 5)]
    [InlineData(true, 7)]
    public void A_review_is_as_good_as_its_panel(bool panelDecided, int rung) => Assert.Equal(rung, Of([], panelDecided, AuditPart.Review).Rung);

    [Fact]
    public void Words_of_no_named_group_count_for_none_and_are_in_the_whole()
    {
        var ledger = Of([new(null, true), new(Group.ServiceUsers, true)]);

        Assert.Equal((2, 50), (ledger.Adopted, ledger.Groups[0].Share));
        Assert.Equal(0, ledger.Groups[1].Adopted);
    }

    [Fact]
    public void Nothing_taken_up_is_nobodys_share() => Assert.All(Of([new(Group.ServiceUsers, false)]).Groups, g => Assert.Null(g.Share));
}
