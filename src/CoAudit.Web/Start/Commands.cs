using CoAudit.Audits.Features.CreateApiKey;
using CoAudit.Audits.Model;
using CoAudit.Web.Configuration;
using CoAudit.Web.Demo;

namespace CoAudit.Web.Start;

/// <summary>What the executable can be asked to do: serve, or one of a few commands.</summary>
internal static class Commands
{
    private const string Usage = "Commands: (none) starts the service; api-key create <name> makes an API key; demo fills an empty database with audits to look at, demo start starts the service then.";

    public static Task<int> RunAsync(string[] args) => args switch
    {
        [] or [['-', ..], ..] => ServeAsync(args),
        ["demo"] or ["demo", ['-', ..], ..] => DemoAsync(args[1..]),
        ["demo", "start", .. var settings] => DemoAndServeAsync(settings),
        ["api-key", "create", var name] => CreateApiKeyAsync(name),
        _ => throw new StartRefusedException($"'{PlainInput.Shown(string.Join(' ', args))}' is no command. {Usage}"),
    };

    private static async Task<int> DemoAsync(string[] settings)
    {
        await DemoCommand.FillAsync(settings, CancellationToken.None);
        await DemoCommand.TellHowToStartAsync();
        return 0;
    }

    private static async Task<int> DemoAndServeAsync(string[] settings)
    {
        await DemoCommand.FillAsync(settings, CancellationToken.None);
        return await ServeAsync(settings);
    }

    private static async Task<int> ServeAsync(string[] args)
    {
        await using var app = WebHost.Build(args);
        await StartUp.PrepareAsync(app, CancellationToken.None);
        try
        {
            await app.StartAsync();
        }
        catch (IOException error)
        {
            throw new StartRefusedException($"{error.Message} Choose another with --urls http://127.0.0.1:5081.", error);
        }

        await StartUp.AnnounceAsync(app, CancellationToken.None);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task<int> CreateApiKeyAsync(string name)
    {
        await using var app = WebHost.Build([]);
        await StartUp.PrepareStoreAsync(app.Services, CancellationToken.None);
        var key = await app.Services.GetRequiredService<CreateApiKeyHandler>().HandleAsync(name, CancellationToken.None);
        await Console.Out.WriteLineAsync(key);
        return 0;
    }
}
