using CoAudit.Audits.Storage;
using CoAudit.Web.Configuration;
using CoAudit.Web.Demo.Steps;
using CoAudit.Web.Mail;
using CoAudit.Web.Pump;
using CoAudit.Web.Start;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Demo;

/// <summary>Fills an empty database with audits of a care home that does not exist, one in each stage, so that a newcomer sees every page alive.</summary>
internal static class DemoCommand
{
    /// <param name="settings">As the service takes them, for example <c>--urls</c>.</param>
    /// <exception cref="StartRefusedException">There are audits in the database already.</exception>
    public static async Task FillAsync(string[] settings, CancellationToken cancellationToken)
    {
        var today = TimeProvider.System.GetUtcNow();
        DemoClock clock = new(today);
        await using var app = WebHost.Build(settings, builder => UseDemoEdges(builder, clock));
        DemoRecords records = new(app.Services.GetRequiredService<IDbContextFactory<CoAuditDb>>());
        DemoTime time = new(clock, app.Services.GetRequiredService<PumpRun>(), today);
        DemoPlayer player = new(time, records, app.Services);

        await StartUp.PrepareStoreAsync(app.Services, cancellationToken);
        await EnsureEmptyAsync(records, cancellationToken);
        time.BeginAt(player.StartOf(DemoStory.All[0]));
        await StartUp.PrepareAsync(app, cancellationToken);
        KnowAddress(app);
        foreach (var story in DemoStory.All)
        {
            await Console.Out.WriteLineAsync($"Playing {story.Title}…");
            await player.PlayAsync(story, DemoSteps.All, cancellationToken);
        }

        await Console.Out.WriteLineAsync($"The demo is filled in: {DemoStory.All.Count} audits of Willowbrook House and its bungalows, one in each stage, one whose panel looks at the changes now, and one with two reviews.");
    }

    public static Task TellHowToStartAsync() => Console.Out.WriteLineAsync(
        "Start the service now: dotnet run --project src/CoAudit.Web. It prints a link that makes your account; then open Audits. In Development the mails, with everyone's links, are at /dev/mailbox.");

    // Mails of the demo are written into a folder even where a mail server is set: these people do not exist.
    private static void UseDemoEdges(WebApplicationBuilder builder, DemoClock clock)
    {
        var folder = Path.Combine(builder.Environment.ContentRootPath, "data", "mail");
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<IMailTransport>(services =>
        {
            var options = services.GetRequiredService<MailOptions>();
            return new PickupTransport(options with { PickupDirectory = options.PickupDirectory ?? folder }, clock);
        });
    }

    private static async Task EnsureEmptyAsync(DemoRecords records, CancellationToken cancellationToken)
    {
        if (await records.AnyAuditAsync(cancellationToken))
        {
            throw new StartRefusedException("the demo fills an empty database, and this one holds audits. Leave 'demo' out, or name another database with ConnectionStrings__CoAudit.");
        }
    }

    // The address that the service will listen on, since the links in the mails begin with it.
    private static void KnowAddress(WebApplication app)
    {
        var urls = app.Services.GetRequiredService<PublicUrls>();
        if (!urls.IsKnown)
        {
            urls.Base = StartUp.Reachable(app.Configuration["urls"]?.Split(';')[0] ?? WebHost.DefaultAddress);
        }
    }
}
