using CoAudit.Web.Pages.Participants;

namespace CoAudit.Web.Tests.Participants;

/// <summary>Before somebody says something without their name, the page says who could guess.</summary>
public sealed class UnnamedWarningTests
{
    [Theory]
    [InlineData(1, "care-workers", "Only one care worker is in this audit")]
    [InlineData(1, "managers", "Only one manager is in this audit")]
    [InlineData(2, "care-workers", "if the other one uses their name, people may guess that it is you")]
    [InlineData(3, "service-users", "Only 3 people are in your group. We will not show your group or the time.")]
    public void It_says_how_many_could_have_said_it(int people, string group, string words) =>
        Assert.Contains(words, new UnnamedWarning(Only: false, people, ShowsGroup: false, group).WhoCouldGuess, StringComparison.Ordinal);
}
