using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Api;

/// <summary>What cannot be taken is refused with a problem that names the field, and changes nothing.</summary>
public abstract class BadInputTests(SharedHost shared)
{
    private readonly TestHost host = shared.Host;

    [Fact]
    public async Task An_audit_needs_people() =>
        await AssertRefusedAsync(Request() with { Participants = [] }, "participants", "at least one");

    [Fact]
    public async Task A_group_whose_answer_a_stage_needs_must_have_someone() =>
        await AssertRefusedAsync(Request() with { Participants = [.. Request().Participants.Where(p => p.Group != Groups.CareWorkers)] }, "participants", "Care workers");

    [Fact]
    public async Task Two_people_of_one_group_cannot_share_an_address() =>
        await AssertRefusedAsync(With(0, p => p with { Email = "JOAN@example.org" }), "participants[1].email", "this address already");

    [Theory]
    [InlineData("pat@example.org\r\nRCPT TO:<thief@example.org>")]
    [InlineData("\"pat\r\n\"@example.org")]
    [InlineData("pat@example.org\0")]
    [InlineData("pat")]
    public async Task An_address_that_is_none_is_refused(string address) =>
        await AssertRefusedAsync(With(0, p => p with { Email = address }), "participants[0].email", "e-mail address");

    [Fact]
    public async Task A_name_of_ten_thousand_letters_is_too_long() =>
        await AssertRefusedAsync(With(0, p => p with { Name = new string('x', 10_000) }), "participants[0].name", "too long");

    [Fact]
    public async Task A_group_that_there_is_not_is_refused() =>
        await AssertRefusedAsync(With(0, p => p with { Group = "residents" }), "participants[0].group", "");

    [Fact]
    public async Task An_audit_type_that_there_is_not_is_refused() =>
        await AssertRefusedAsync(Request() with { AuditType = "telepathy" }, "auditType", "telepathy");

    [Fact]
    public async Task A_service_needs_two_safeguarding_contacts_one_of_them_outside_its_management()
    {
        var service = Request().Service;
        await AssertRefusedAsync(Request() with { Service = service with { SafeguardingContacts = [service.SafeguardingContacts[0]] } }, "service.safeguardingContacts", "");
        await AssertRefusedAsync(
            Request() with { Service = service with { SafeguardingContacts = [.. service.SafeguardingContacts.Select(c => c with { OutsideManagement = false })] } },
            "service.safeguardingContacts",
            "outside");
    }

    [Theory]
    [InlineData("GET", "/api/v1/nowhere", "", "", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/api/v1/audits", "", "", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/api/v1/audits", "text/plain", "start", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("POST", "/api/v1/audits", "application/json", "{", HttpStatusCode.BadRequest)]
    public async Task A_request_of_the_wrong_form_gets_a_problem(string method, string path, string type, string body, HttpStatusCode status)
    {
        using var content = type.Length == 0 ? null : new StringContent(body, Encoding.UTF8, type);
        await AssertProblemAsync(await SendAsync(new HttpMethod(method), path, content), status);
    }

    [Fact]
    public async Task A_body_of_seven_megabytes_is_too_large()
    {
        using ByteArrayContent content = new(new byte[7 * 1024 * 1024]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        await AssertProblemAsync(await SendAsync(HttpMethod.Post, "/api/v1/audits", content), HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_link_that_was_changed_or_cut_lets_nobody_in()
    {
        var audit = await RunningAudit.StartAsync(host);
        var token = await audit.TokenAsync();
        await host.WaitUntilQuietAsync();
        var before = await host.DumpAsync();

        foreach (var bad in new[] { token[..^1], token[..20], $"{token}A", token[..^1] + (token[^1] == 'A' ? 'B' : 'A'), "cat1_" })
        {
            using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/my/task/sign-off");
            request.Headers.TryAddWithoutValidation("Authorization", $"TaskLink {bad}");
            request.Content = new StringContent("""{"answer":"agree"}""", Encoding.UTF8, "application/json");
            await AssertProblemAsync(await host.Client.SendAsync(request), HttpStatusCode.Unauthorized);
            Assert.Equal(HttpStatusCode.NotFound, (await new Visitor(host).PostAsync($"/t/{bad}")).Status);
        }

        Assert.Equal(before, await host.DumpAsync());
    }

    [Fact]
    public async Task A_closed_stage_takes_no_answer_from_who_has_answered()
    {
        var audit = await RunningAudit.StartAsync(host);
        var token = await audit.TokenAsync();
        await new RobotParticipant(host.Client, token).ContributeAsync("objective", "Clean hands before meals.");
        host.Clock.Advance(TimeSpan.FromDays(40));
        await Eventually.ThatAsync(
            async () => (await host.Api().AuditAsync(audit.Id))["stages"]![0]!["status"]!.GetValue<string>() == "closed", "the first stage is closed");

        using HttpRequestMessage request = new(HttpMethod.Post, "/api/v1/my/task/contributions");
        request.Headers.TryAddWithoutValidation("Authorization", $"TaskLink {token}");
        request.Content = new StringContent("""{"kind":"objective","text":"One more."}""", Encoding.UTF8, "application/json");

        await AssertProblemAsync(await host.Client.SendAsync(request), HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Script_in_names_and_titles_is_text_in_mails_and_on_pages()
    {
        const string Script = "<script>alert('x')</script>";
        var mark = Guid.NewGuid().ToString("N")[..10];
        var request = Request(mark) with { Title = $"Audit {Script}" };
        request = request with
        {
            Service = request.Service with { Name = $"Home {Script} {mark}" },
            Participants = [request.Participants[0] with { Name = $"Pat {Script}" }, .. request.Participants.Skip(1)],
        };

        await host.Api().StartAuditAsync(request);

        var mail = (await host.Mails.WaitForAsync(request.Participants[0].Email!))[0];
        Assert.DoesNotContain("<script", mail.HtmlBody, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", mail.HtmlBody, StringComparison.Ordinal);
        var landing = await new Visitor(host).GetAsync($"/t/{await host.Mails.WaitForTokenAsync(request.Participants[0].Email!)}");
        Assert.Equal(HttpStatusCode.OK, landing.Status);
        Assert.DoesNotContain("<script>", landing.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Script, landing.Text, StringComparison.Ordinal);
    }

    private static AuditRequest Request(string mark = "bad")
    {
        var request = AuditRequest.WithNineParticipants("infection-control", $"Bad input {mark}");
        return mark == "bad" ? request : request with
        {
            Participants = [.. request.Participants.Select(p => p with { Email = p.Email!.Replace("@", $"-{mark}@", StringComparison.Ordinal) })],
        };
    }

    private static AuditRequest With(int index, Func<ParticipantRequest, ParticipantRequest> change)
    {
        var request = Request();
        return request with { Participants = [.. request.Participants.Select((p, i) => i == index ? change(p) : p)] };
    }

    private async Task AssertRefusedAsync(AuditRequest request, string field, string words)
    {
        await host.WaitUntilQuietAsync();
        var before = await host.DumpAsync();

        using var answer = await host.Api().SendAsync(HttpMethod.Post, "/api/v1/audits", request);

        var problem = await AssertProblemAsync(answer, HttpStatusCode.UnprocessableEntity);
        var errors = problem["errors"]!.AsObject();
        Assert.True(errors.ContainsKey(field), $"No error names {field}: {errors.ToJsonString()}");
        Assert.Contains(words, string.Join(' ', errors[field]!.AsArray().Select(m => m!.GetValue<string>())), StringComparison.Ordinal);
        Assert.Equal(before, await host.DumpAsync());
    }

    private static async Task<JsonNode> AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal((status, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var problem = JsonNode.Parse(text)!;
        Assert.StartsWith("urn:coaudit:problem:", problem["type"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotEmpty(problem["detail"]!.GetValue<string>());
        return problem;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content)
    {
        using HttpRequestMessage request = new(method, path) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", $"ApiKey {ServiceProcess.ApiKey}");

        // So that the refusal of a large body is read before the body is sent.
        request.Headers.ExpectContinue = content is not null;
        return await host.Client.SendAsync(request);
    }
}

[Collection(nameof(SqliteHost))]
public sealed class SqliteBadInputTests(SqliteHost shared) : BadInputTests(shared);

[Collection(nameof(PostgresHost))]
public sealed class PostgresBadInputTests(PostgresHost shared) : BadInputTests(shared);
