using System.Net;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Links;

public sealed class UnknownLinkLimitTests
{
    [Fact]
    public async Task The_thirty_first_guess_at_a_link_in_a_minute_is_put_off_and_good_links_still_open()
    {
        await using var host = await TestHost.StartAsync();
        var audit = await RunningAudit.StartAsync(host);
        var token = await audit.TokenAsync();
        Visitor visitor = new(host);

        List<HttpStatusCode> answers = [];
        for (var guess = 0; guess < 31; guess++)
        {
            answers.Add((await visitor.GetAsync($"/t/cat1_{guess:D43}")).Status);
        }

        Assert.All(answers.Take(30), answer => Assert.Equal(HttpStatusCode.NotFound, answer));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[30]);
        Assert.Equal("Please wait a little", (await visitor.GetAsync("/t/unknown")).Heading);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/t/{token}")).Status);
    }
}
