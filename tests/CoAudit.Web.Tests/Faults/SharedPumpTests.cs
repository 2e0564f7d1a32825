using CoAudit.Web.Tests.Scenarios;

namespace CoAudit.Web.Tests.Faults;

/// <summary>Two processes on one PostgreSQL database look for the same due work.</summary>
public sealed class SharedPumpTests(PostgresCluster cluster)
{
    private static readonly TimeSpan WholeAudit = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Each_timer_fires_once_and_each_mail_leaves_once()
    {
        await using var exim = await EximServer.StartAsync();
        await using var nodes = await Nodes.StartAsync((await cluster.SettingsAsync(Database.Postgres)).And(exim.ServiceSettings), 2);
        await using var robots = new Robots(exim.Mails, nodes.Clients, Decide);
        await new FastAudit("PT15S", "PT4S", "PT10S").PublishAsync(nodes.Api);
        robots.Begin();

        var id = await nodes.Api.StartAuditAsync(AuditRequest.WithNineParticipants(FastAudit.AuditType));
        var record = await AuditRecord.WaitForEndAsync(nodes.Api, id, reviews: 4, WholeAudit);

        Assert.Empty(robots.Surprises);
        AssertOnce(record, "reminded", "task", "number");
        AssertOnce(record, "stage-closed", "stage");
        AssertOnce(record, "review-opened", "review");
        Assert.Equal(["sustained", "sustained", "sustained", "sustained"], record.Verdicts);
        record.AssertChainVerifies();
        Assert.All(record.Mails, mail => Assert.Equal(("sent", 1), (AuditRecord.Text(mail, "status"), (int)mail!["attempts"]!)));
        Assert.Equal(record.Mails.Count, MessageIds(exim).Count);
        Assert.Equal(record.Mails.Count, MessageIds(exim).Distinct(StringComparer.Ordinal).Count());
        await StoredRows.AssertNobodyIsStrandedAsync(Database.Postgres, nodes[0]);
    }

    [Fact]
    public async Task A_process_that_slept_past_its_claims_doubles_nothing_that_was_certain()
    {
        await using var exim = await EximServer.StartAsync();
        var settings = (await cluster.SettingsAsync(Database.Postgres)).And(exim.ServiceSettings);
        settings["Pump__Lease"] = "00:00:02";
        await using var nodes = await Nodes.StartAsync(settings, 2);
        await using var robots = new Robots(exim.Mails, [nodes[0].Client], _ => new Reply("agree"));
        await new FastAudit("PT10M").PublishAsync(nodes.Api);

        // The process that took the order begins to send at once, and stops with most of its mails still to go.
        var id = await nodes[1].Api().StartAuditAsync(AuditRequest.WithNineParticipants(FastAudit.AuditType));
        await Eventually.ThatAsync(() => exim.Mails.All().Count > 0, "the first mail has arrived");
        await nodes[1].Process.PauseAsync();
        robots.Begin();
        await AuditRecord.WaitForEndAsync(nodes.Api, id, reviews: 4, WholeAudit);
        await nodes[1].Process.ContinueAsync();
        await nodes[1].WaitUntilReadyAsync();
        var record = await AuditRecord.WaitForEndAsync(nodes[1].Api(), id, reviews: 4, WholeAudit);

        Assert.Empty(robots.Surprises);
        AssertOnce(record, "stage-closed", "stage");
        AssertOnce(record, "review-opened", "review");
        record.AssertChainVerifies();
        record.AssertMailsAreSettled();
        AssertCopies(record, exim);
    }

    // The first round has two silent people: reminders and stage ends come due with two pumps after them.
    private static Reply? Decide(Asked asked) => asked is { Stage: "SetObjectives" or "GatherEvidence", Address: "albert@example.org" or "dev@example.org" } ? null : new Reply("agree");

    private static void AssertOnce(AuditRecord record, string kind, params string[] fields)
    {
        var facts = record.OfKind(kind).Select(entry => string.Join(' ', fields.Select(field => AuditRecord.Text(record.Data(entry), field)))).ToList();
        Assert.NotEmpty(facts);
        Assert.Equal(facts.Distinct(StringComparer.Ordinal), facts);
    }

    // A mail arrived more than once only where it was claimed more than once, and then under the same Message-ID, so that a mailbox shows one.
    private static void AssertCopies(AuditRecord record, EximServer exim)
    {
        var arrived = MessageIds(exim).ToLookup(id => id.Split('@')[0], StringComparer.Ordinal);
        Assert.Equal(record.Mails.Count, arrived.Count);
        Assert.All(record.Mails, mail => Assert.InRange(arrived[Guid.Parse(AuditRecord.Text(mail, "id")).ToString("N")].Count(), 1, (int)mail!["attempts"]!));
    }

    private static IReadOnlyList<string> MessageIds(EximServer exim) => [.. exim.Mails.All().Select(mail => mail.MessageId!)];
}
