using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CoAudit.Audits.Model.Time;
using CoAudit.Web.Pump;
using CoAudit.Web.Tests.Hosting;
using MimeKit;

namespace CoAudit.Web.Tests.Willowbrook;

/// <summary>
/// A home whose people audit it. Everything is done over HTTP, by the links in the people's mails and by the lead's key, as anyone could; only the clock is ours.
/// </summary>
internal sealed class Home(TestHost host, IReadOnlyList<Person> people)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private readonly HashSet<string> readMails = new(StringComparer.Ordinal);
    private readonly List<MimeMessage> mails = [];

    // A link belongs to one task for ever, and a task to one stage.
    private readonly Dictionary<string, string> stageOfLink = new(StringComparer.Ordinal);

    public string Id { get; private set; } = "";

    public TestHost Host => host;

    public AuditApi Api => host.Api();

    public IReadOnlyList<Person> People => people;

    /// <summary>What each person has had acknowledged with their name.</summary>
    public List<(Person By, string Stage, string Id, string Text)> Said { get; } = [];

    /// <summary>Of what somebody said.</summary>
    public string IdOf(string text) => Said.Single(said => said.Text == text).Id;

    /// <summary>An instant, from what a clock on the wall of the home shows: <c>2027-02-01 09:00</c>.</summary>
    public static DateTimeOffset At(string local)
    {
        var wall = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return London.Instant(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall));
    }

    /// <summary>Publishes the audit type and starts the audit; its reviews are the shipped ones.</summary>
    public async Task StartAsync(string auditType, string title, string service, (string Name, string Email)? independent = null)
    {
        await Api.PostAsync("/elsa/api/workflow-definitions", new JsonObject { ["model"] = await ReadAsync("tests", "CoAudit.Web.Tests", "Willowbrook", $"{auditType}.json"), ["publish"] = true });
        var started = await Api.PostAsync("/api/v1/audits", new
        {
            auditType,
            title,
            timeZone = "Europe/London",
            facilitator = new { name = "Nadia Karim", email = "nadia@willowbrook.example" },
            independent = independent is { } person ? new { name = person.Name, email = person.Email } : null,
            service = new
            {
                name = service,
                councilPhone = "020 7946 0000",
                safeguardingContacts = new object[]
                {
                    new { name = "Sarah Whitcombe", phone = "020 7946 0001", outsideManagement = false },
                    new { name = "Omar Lea", phone = "020 7946 0002", outsideManagement = true },
                },
            },
            participants = people.Select(p => new { name = p.Name, email = Address(p), group = p.Group, access = new { format = p.Format, bestTime = p.BestTime } }),
        });
        Id = started["id"]!.GetValue<string>();
        await RunAsync();
    }

    public static string Address(Person person) => $"{person.FirstName.ToLowerInvariant()}@willowbrook.example";

    /// <summary>Lets time pass until a moment; whatever falls due on the way happens at its own time.</summary>
    public async Task GoToAsync(string local)
    {
        var moment = At(local);
        while (await RunAsync() is { } next && next <= moment)
        {
            host.Clock.SetUtcNow(next > host.Clock.GetUtcNow() ? next : host.Clock.GetUtcNow().AddMinutes(1));
        }

        host.Clock.SetUtcNow(moment);
        await RunAsync();
    }

    /// <summary>Whatever is due now has happened: nothing changes any more but by a call.</summary>
    public Task SettleAsync() => RunAsync();

    /// <summary>All mails so far to a person.</summary>
    public IReadOnlyList<MimeMessage> MailsTo(Person person) => MailsTo(Address(person));

    public IReadOnlyList<MimeMessage> MailsTo(string address)
    {
        mails.AddRange(host.Mails.Unread(readMails));
        return [.. mails.Where(mail => string.Equals(Mails.RecipientOf(mail), address, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>Calls with a person's newest link to a stage that is open, or was the last of its kind.</summary>
    public async Task<AuditApi> AsAsync(Person person, string stage) => new(host.Client, $"TaskLink {await TokenAsync(person, stage)}");

    /// <summary>The secret of that link.</summary>
    public async Task<string> TokenAsync(Person person, string stage)
    {
        string? last = null;
        foreach (var token in MailsTo(person).Select(MailLinks.FindToken).OfType<string>().Reverse().Distinct(StringComparer.Ordinal))
        {
            if (stageOfLink.GetValueOrDefault(token, $"CoAudit.{stage}") != $"CoAudit.{stage}")
            {
                continue;
            }

            using var answer = await new AuditApi(host.Client, $"TaskLink {token}").SendAsync(HttpMethod.Get, "/api/v1/my/task");
            var task = answer.StatusCode == HttpStatusCode.OK ? await JsonAsync(answer) : new JsonObject { ["stage"] = "" };
            stageOfLink[token] = (string)task["stage"]!;
            if (stageOfLink[token] == $"CoAudit.{stage}")
            {
                // A mail about what became of words links to the part in which they were said, which may be over.
                if ((string?)task["stageStatus"] is "open")
                {
                    return token;
                }

                last ??= token;
            }
        }

        return last ?? throw new InvalidOperationException($"{person.Name} has no link to {stage}.");
    }

    public async Task<JsonNode> TaskAsync(Person person, string stage) => await (await AsAsync(person, stage)).GetAsync("/api/v1/my/task");

    public async Task<JsonNode> PostAsync(Person person, string stage, string path, object body) => await (await AsAsync(person, stage)).PostAsync($"/api/v1/my/{path}", body);

    public Task<JsonNode> PostAsync(string what, object body) => Api.PostAsync($"/api/v1/audits/{Id}/{what}", body);

    public async Task<HttpStatusCode> TryAsync(Person person, string stage, string path, object body)
    {
        using var answer = await (await AsAsync(person, stage)).SendAsync(HttpMethod.Post, $"/api/v1/my/{path}", body);
        return answer.StatusCode;
    }

    /// <summary>Says something by name and returns its id.</summary>
    public async Task<string> SayAsync(Person person, string stage, string kind, string text, string? about = null, params string[] tags)
    {
        var id = (string)(await PostAsync(person, stage, "task/contributions", new { kind, text, about, tags }))["id"]!;
        if (!Said.Exists(said => said.Id == id))
        {
            Said.Add((person, stage, id, text));
        }

        return id;
    }

    public Task<JsonNode> SignAsync(Person person, string stage, string answer = "agree", string? reason = null, string? item = null) =>
        PostAsync(person, stage, "task/sign-off", new { answer, reason, item });

    public Task<JsonNode> GetAsync(string what) => Api.GetAsync($"/api/v1/audits/{Id}/{what}");

    public async Task<(HttpStatusCode Status, JsonNode Body)> TryGetAsync(string what)
    {
        using var answer = await Api.SendAsync(HttpMethod.Get, $"/api/v1/audits/{Id}/{what}");
        return (answer.StatusCode, await JsonAsync(answer));
    }

    public async Task<HttpStatusCode> TryPostAsync(string what, object body)
    {
        using var answer = await Api.SendAsync(HttpMethod.Post, $"/api/v1/audits/{Id}/{what}", body);
        return answer.StatusCode;
    }

    public async Task<JsonNode> StageAsync(string type) => (await Api.AuditAsync(Id))["stages"]!.AsArray().Last(s => (string?)s!["type"] == $"CoAudit.{type}")!;

    /// <summary>For example <c>open</c>, or <c>closed Done</c>.</summary>
    public async Task<string> StandsAsync(string type) => await StageAsync(type) is var stage ? $"{(string?)stage["status"]} {(string?)stage["outcome"]}".Trim() : "";

    public async Task<IReadOnlyList<string>> TrailAsync() => [.. (await Api.TrailAsync(Id)).Select(e => (string)e!["kind"]!)];

    private Task<DateTimeOffset?> RunAsync() => host.Part<PumpRun>().RunAsync(TestContext.Current.CancellationToken);

    private static async Task<JsonNode> ReadAsync(params string[] path) => JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine([Repository.Root, .. path])))!;

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync()) ?? new JsonObject();
}
