namespace CoAudit.Web.Tests.Servers;

public sealed class ServiceProcessTests
{
    [Fact]
    public async Task A_service_that_refuses_to_start_is_reported_with_what_it_said()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = "gopher://127.0.0.1:7070" };

        var refused = await Assert.ThrowsAsync<ServerEndedException>(() => ServiceProcess.StartAsync(settings));

        Assert.Contains("gopher", refused.Message, StringComparison.Ordinal);
    }
}
