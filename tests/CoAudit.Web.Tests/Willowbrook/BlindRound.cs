using System.Text;

namespace CoAudit.Web.Tests.Willowbrook;

/// <summary>3: before the reveal nobody's words reach anybody else, by no call, mail or line of the log.</summary>
internal static class BlindRound
{
    private static readonly string[] Leads =
    [
        "", "/tasks", "/mails", "/trail", "/reviews", "/scores", "/comparison", "/objectives", "/tool", "/evidence", "/findings", "/actions", "/objections", "/minority-statements", "/voices", "/influence", "/report",
    ];

    /// <param name="reader">Sees their own words in the stage, and no others'.</param>
    /// <param name="unnamed">Words that somebody said without their name.</param>
    public static async Task HoldsAsync(Home home, string stage, Person reader, string? unnamed = null)
    {
        StringBuilder all = new(), others = new();
        foreach (var path in Leads)
        {
            using var answer = await home.Api.SendAsync(HttpMethod.Get, $"/api/v1/audits/{home.Id}{path}");
            all.AppendLine(await answer.Content.ReadAsStringAsync());
        }

        foreach (var mail in home.People.SelectMany(home.MailsTo).Concat(home.MailsTo("nadia@willowbrook.example")))
        {
            all.AppendLine(mail.Subject).AppendLine(mail.TextBody).AppendLine(mail.HtmlBody);
        }

        all.AppendJoin('\n', home.Host.Log.All);
        var link = await home.AsAsync(reader, stage);
        others.Append(all);
        all.AppendLine((await link.GetAsync("/api/v1/my/task")).ToJsonString());
        var own = await link.GetAsync("/api/v1/my/voices");
        if (unnamed is not null)
        {
            Assert.DoesNotContain(Plain(unnamed), $"{all}{own.ToJsonString()}", StringComparison.Ordinal);
        }

        Assert.All(home.Said.Where(said => said.Stage == stage), said =>
        {
            Assert.DoesNotContain(Plain(said.Text), said.By == reader ? "" : own.ToJsonString(), StringComparison.Ordinal);
            Assert.DoesNotContain(Plain(said.Text), (said.By == reader ? others : all).ToString(), StringComparison.Ordinal);
        });
    }

    // JSON and HTML write some signs differently: letters and spaces are the same everywhere.
    private static string Plain(string text) => string.Concat(text.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is ' '));
}
