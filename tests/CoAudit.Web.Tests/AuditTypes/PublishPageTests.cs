using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.Workflows;

namespace CoAudit.Web.Tests.AuditTypes;

/// <summary>Publishing from the page that tells what is wrong.</summary>
public sealed class PublishPageTests(SqliteHost shared) : IClassFixture<SqliteHost>
{
    private readonly string definition = $"read-first-{Guid.NewGuid():N}";

    private AuditApi Api => shared.Host.Api();

    private string Address => $"/audit-types/{definition}/problems";

    [Fact]
    public async Task What_was_read_is_published()
    {
        await SaveAsync("one");
        var lead = await Lead.EnterAsync(shared.Host);

        var sent = await lead.FillInAsync(await lead.GetAsync(Address), Address);

        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.True(await IsPublishedAsync());
    }

    [Fact]
    public async Task What_somebody_saved_since_is_not_published_unread()
    {
        await SaveAsync("one");
        var lead = await Lead.EnterAsync(shared.Host);
        var read = await lead.GetAsync(Address);
        await SaveAsync("two");

        var refused = await lead.FillInAsync(read, Address);

        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Matches("Not published: the program \"[^\"]+\" saved a newer version at [0-9:]+ on [0-9]+ [A-Z][a-z]+", refused.Text);
        Assert.False(await IsPublishedAsync());

        await lead.FillInAsync(refused, Address);
        Assert.True(await IsPublishedAsync());
    }

    private Task SaveAsync(string line) =>
        Api.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = new FlowJson(definition).Line(line).ToJson(), ["publish"] = false });

    private async Task<bool> IsPublishedAsync() => (bool)(await Api.GetAsync($"/elsa/api/workflow-definitions/by-definition-id/{definition}"))["isPublished"]!;
}
