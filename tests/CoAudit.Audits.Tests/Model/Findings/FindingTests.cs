using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Tests.Model.Findings;

/// <summary>Numbers alone make no finding: both sides say what it means, or it is written down why one has not.</summary>
public sealed class FindingTests
{
    private static readonly Group[] Both = [Group.ServiceUsers, Group.CareWorkers];

    [Fact]
    public void It_lacks_those_who_have_not_spoken_until_somebody_writes_down_why()
    {
        var finding = Found(FindingKind.Gap);
        Assert.Equal(Both, finding.MissingVoices([Group.Managers]));
        Assert.Equal([Group.CareWorkers], finding.MissingVoices([Group.ServiceUsers]));

        finding.Waive("Nobody of them works at night.");
        Assert.Empty(finding.MissingVoices([Group.ServiceUsers]));
    }

    [Fact]
    public void Good_practice_is_somebodys_own_words_and_lacks_nobody() => Assert.Empty(Found(FindingKind.GoodPractice).MissingVoices([]));

    [Fact]
    public void When_both_have_spoken_after_all_the_reason_goes()
    {
        var finding = Found(FindingKind.Observation);
        finding.Waive("Nobody of them works at night.");

        finding.DropNeedlessWaiver([Group.ServiceUsers]);
        Assert.Equal("Nobody of them works at night.", finding.Waiver);
        finding.DropNeedlessWaiver(Both);
        Assert.Null(finding.Waiver);
    }

    private static Finding Found(FindingKind kind) => new()
    {
        Id = Guid.NewGuid(),
        AuditId = new AuditId(Guid.NewGuid()),
        StageId = new StageId(Guid.NewGuid()),
        Kind = kind,
        Criterion = "IPC-12",
        Position = 1,
    };
}
