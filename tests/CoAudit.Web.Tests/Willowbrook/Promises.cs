using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Audits.Model;

namespace CoAudit.Web.Tests.Willowbrook;

/// <summary>What must hold after every step, whatever the step was.</summary>
internal static class Promises
{
    private static readonly string[] Reads =
    [
        "", "/tasks", "/mails", "/trail", "/reviews", "/scores", "/comparison", "/objectives", "/tool", "/evidence", "/findings", "/actions", "/objections", "/minority-statements", "/voices", "/influence", "/report",
    ];

    public static async Task HoldAsync(Home home)
    {
        await home.SettleAsync();
        await NothingReadsAndChangesAsync(home);
        await EverythingSaidIsAccountedForAsync(home);
        await ObjectionsHaveAResponderAsync(home);
        await SilenceIsNoAgreementAsync(home);
        await NobodyConfirmsTheirOwnWorkAsync(home);
        await TheTrailIsWholeAsync(home);
    }

    // 1: no GET, HEAD or OPTIONS changes anything, neither with the lead's key nor with a link.
    private static async Task NothingReadsAndChangesAsync(Home home)
    {
        var before = await StateAsync(home);
        foreach (var path in Reads.Select(read => $"/api/v1/audits/{home.Id}{read}"))
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Options })
            {
                using var answer = await home.Api.SendAsync(method, path);
                Assert.True((int)answer.StatusCode < 500, $"{method} {path}: {(int)answer.StatusCode}");
            }
        }

        var token = home.MailsTo(home.People[0]).Select(MailLinks.FindToken).OfType<string>().Last();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Options })
        {
            using HttpRequestMessage request = new(method, new Uri($"/t/{token}", UriKind.Relative));
            using var answer = await home.Host.Client.SendAsync(request);
            Assert.True((int)answer.StatusCode < 500, $"{method} /t/…: {(int)answer.StatusCode}");
        }

        Assert.Equal(before, await StateAsync(home));
    }

    // 2: what was acknowledged is on record, once, whether others may read it yet or not.
    private static async Task EverythingSaidIsAccountedForAsync(Home home)
    {
        var recorded = (await home.Api.TrailAsync(home.Id)).Where(e => (string?)e!["kind"] is "contribution" or "late-contribution")
            .Select(e => (string)JsonNode.Parse((string)e!["data"]!)!["contribution"]!).ToList();
        Assert.Equal(recorded.Count, recorded.Distinct(StringComparer.Ordinal).Count());
        Assert.Superset(home.Said.Select(said => said.Id).ToHashSet(StringComparer.Ordinal), recorded.ToHashSet(StringComparer.Ordinal));
    }

    // 5
    private static async Task ObjectionsHaveAResponderAsync(Home home)
    {
        var (status, objections) = await home.TryGetAsync("objections");
        foreach (var objection in status == HttpStatusCode.OK ? objections.AsArray().Where(o => (string?)o!["status"] is "open") : [])
        {
            Assert.Contains((string?)objection!["responder"], (string[])["managers", "facilitator", "independent"]);
            Assert.True(objection["dueAt"]!.GetValue<DateTimeOffset>() > objection["raisedAt"]!.GetValue<DateTimeOffset>());
        }
    }

    // 6: who has not answered has no answer, and a stage whose groups were silent has no exit that means agreement.
    private static async Task SilenceIsNoAgreementAsync(Home home)
    {
        foreach (var task in (await home.Api.TasksAsync(home.Id)).Where(t => (string?)t!["status"] is "open" or "not-reached"))
        {
            Assert.Null(task!["answeredAt"]);
            Assert.Null(task["answer"]);
        }

        foreach (var stage in (await home.Api.AuditAsync(home.Id))["stages"]!.AsArray().Where(s => (string?)s!["outcome"] is "Agreed" or "Sustained"))
        {
            Assert.True((bool)stage!["quorum"]!["met"]!);
        }
    }

    // 7
    private static async Task NobodyConfirmsTheirOwnWorkAsync(Home home)
    {
        var (status, actions) = await home.TryGetAsync("actions");
        foreach (var action in status == HttpStatusCode.OK ? actions.AsArray().Where(a => (string?)a!["status"] is "confirmed" or "sustained") : [])
        {
            Assert.NotNull((string?)action!["confirmedBy"]);
            Assert.NotEqual((string?)action["ownerGroup"], (string?)action["confirmedBy"]);
        }
    }

    // 9
    private static async Task TheTrailIsWholeAsync(Home home)
    {
        var before = TrailEntry.FirstPrevHash;
        foreach (var (index, entry) in (await home.Api.TrailAsync(home.Id)).Index())
        {
            var written = TrailEntry.Append(
                new AuditId(Guid.Parse(home.Id, CultureInfo.InvariantCulture)), index + 1, entry!["at"]!.GetValue<DateTimeOffset>(), (string)entry["kind"]!, new Actor((string)entry["actor"]!), (string)entry["data"]!, before);
            Assert.Equal((index + 1, before, written.Hash), ((int)entry["n"]!, (string?)entry["prevHash"], (string?)entry["hash"]));
            before = written.Hash;
        }
    }

    private static async Task<string> StateAsync(Home home)
    {
        string[] parts = ["", "/tasks", "/mails", "/trail", "/reviews"];
        return string.Join('\n', await Task.WhenAll(parts.Select(async part => (await home.Api.GetAsync($"/api/v1/audits/{home.Id}{part}")).ToJsonString())));
    }
}
