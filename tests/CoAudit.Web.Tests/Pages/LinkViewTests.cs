using System.Runtime.CompilerServices;
using CoAudit.Web.Pages.Participants;

namespace CoAudit.Web.Tests.Pages;

public sealed class LinkViewTests
{
    [Fact]
    public void Every_state_of_a_link_has_a_page_of_its_own()
    {
        var states = typeof(LinkView).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LinkView)) && type != typeof(TaskView)).ToList();

        var partials = states.Select(state => ((LinkView)RuntimeHelpers.GetUninitializedObject(state)).PartialName()).ToList();

        Assert.True(states.Count >= 4);
        Assert.Equal(partials.Count, partials.Distinct(StringComparer.Ordinal).Count());
    }
}
