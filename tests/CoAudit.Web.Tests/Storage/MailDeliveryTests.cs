using CoAudit.Audits.Features.DeliverMail;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tables;
using CoAudit.Web.Configuration;
using CoAudit.Web.Mail;
using CoAudit.Web.Pump;
using CoAudit.Web.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoAudit.Web.Tests.Storage;

/// <summary>A batch of claimed mails on its way out.</summary>
public sealed class MailDeliveryTests(PostgresCluster cluster)
{
    private static readonly PumpOptions Options = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(2));

    [Theory, InlineData(Database.Sqlite), InlineData(Database.Postgres)]
    public async Task A_mail_whose_claim_ran_out_before_its_turn_is_left_to_whoever_claims_it_next(Database database)
    {
        await using var store = await Store.OpenAsync(database, cluster);
        await EnqueueAsync(store, 3);
        var server = new SlowServer(() => store.Time.Advance(Options.Lease));

        await DeliveryOf(store, server).SendDueAsync(CancellationToken.None);

        Assert.Equal(1, server.Taken);
        Assert.Equal(2, await store.ReadAsync(db => db.Outbox.CountAsync(mail => mail.State == MailState.Sending)));
    }

    [Fact]
    public async Task A_process_that_sleeps_in_a_command_does_not_hold_others_up_for_long()
    {
        await using var store = await Store.OpenAsync(Database.Postgres, cluster);

        var limit = await store.ReadAsync(db => db.Database.SqlQueryRaw<string>("SELECT current_setting('idle_in_transaction_session_timeout') AS \"Value\"").SingleAsync());

        Assert.Equal("10s", limit);
    }

    private static MailDelivery DeliveryOf(Store store, IMailTransport transport) => new(
        store.Get<IDbContextFactory<CoAuditDb>>(), store.Get<ClaimMailHandler>(), store.Get<SettleMailHandler>(), transport,
        new PublicUrls { Base = new Uri("https://audits.example/") }, Options, store.Time, NullLogger<MailDelivery>.Instance);

    private static Task<int> EnqueueAsync(Store store, int count) => store.RunAsync(unit =>
    {
        for (var i = 0; i < count; i++)
        {
            unit.Enqueue(
                new HelpAsked { RecipientName = "Ruth Kay", ServiceName = "Willowbrook", AuditTitle = "Infection control", Link = MailTexts.LinkToCome },
                new MailFor { Name = "Ruth Kay", Address = "ruth@willowbrook.example" },
                $"help:{i}");
        }

        return Task.FromResult(count);
    });

    private sealed class SlowServer(Action whileSending) : IMailTransport
    {
        public int Taken { get; private set; }

        public Task<SendOutcome> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
        {
            Taken++;
            whileSending();
            return Task.FromResult<SendOutcome>(new SendOutcome.Sent());
        }
    }
}
