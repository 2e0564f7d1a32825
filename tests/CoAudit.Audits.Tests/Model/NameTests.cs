using CoAudit.Audits.Features.ViewAudits;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage.Tables;

namespace CoAudit.Audits.Tests.Model;

/// <summary>The names that programs outside rely on.</summary>
public sealed class NameTests
{
    [Fact]
    public void Statuses_of_audits() => Assert.Equal(["running", "completed", "cancelled", "faulted"], Enum.GetValues<AuditStatus>().Select(Names.Of));

    [Fact]
    public void Statuses_of_stages() => Assert.Equal(["open", "closed", "cancelled"], Enum.GetValues<StageStatus>().Select(Names.Of));

    [Fact]
    public void Statuses_of_tasks() =>
        Assert.Equal(["open", "answered", "late", "not-reached", "withdrawn", "cancelled"], Enum.GetValues<TaskItemStatus>().Select(Names.Of));

    [Fact]
    public void Kinds_of_tasks() => Assert.Equal(["link", "paper"], Enum.GetValues<TaskKind>().Select(Names.Of));

    [Fact]
    public void Statuses_of_reviews() => Assert.Equal(["scheduled", "open", "done", "cancelled"], Enum.GetValues<ReviewStatus>().Select(Names.Of));

    [Fact]
    public void Statuses_of_mails() =>
        Assert.Equal(["failed", "pending", "sent", "uncertain"], Enum.GetValues<MailState>().Select(Names.Of).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Groups_are_found_by_their_codes()
    {
        Assert.Equal(["service-users", "care-workers", "managers", "other-stakeholders"], Groups.Codes);
        Assert.Equal(AuditBuilder.FourGroups.Cast<Group?>(), Groups.Codes.Select(Groups.Find));
        Assert.Null(Groups.Find("residents"));
    }

    [Fact]
    public void Answers_are_found_by_their_codes()
    {
        Assert.Equal(["agree", "agree-with-concern", "object", "not-for-me-now"], SignOffAnswers.All.Select(a => a.Code()));
        Assert.Equal(SignOffAnswers.All.Cast<SignOffAnswer?>(), SignOffAnswers.All.Select(a => SignOffAnswers.Find(a.Code())));
        Assert.Null(SignOffAnswers.Find("yes"));
    }

    [Fact]
    public void Only_agreement_agrees() => Assert.Equal([true, true, false, false], SignOffAnswers.All.Select(a => a.Agrees()));
}
