using CoAudit.Audits.Model.Reviews;
using CoAudit.Web.Pages.Shared;

namespace CoAudit.Web.Tests.Pages;

public sealed class WordsTests
{
    [Theory]
    [InlineData("IPC-08", "IPC-08")]
    [InlineData("b7a3ceaf-cd1c-4fee-a3f0-d66b66da99db", "Ours B7A3")]
    [InlineData(null, "")]
    public void A_line_that_people_wrote_is_not_called_by_its_drawn_id(string? id, string label) => Assert.Equal(label, CriterionWords.Label(id));

    [Fact]
    public void Every_verdict_of_a_review_has_words() =>
        Assert.All(VerdictKinds.All, kind => Assert.NotEqual(kind.Code(), VerdictWords.Of(kind.Code())));
}
