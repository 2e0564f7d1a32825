using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using MimeKit;

namespace CoAudit.Web.Tests.Scenarios;

/// <summary>What a robot was asked.</summary>
/// <param name="Address">Whose mail it was.</param>
/// <param name="Stage">The stage's activity type without its prefix.</param>
/// <param name="Round">1 for this person's first task of that kind, then 2…</param>
internal sealed record Asked(string Address, string Stage, int Round);

/// <summary>What a robot does about it.</summary>
/// <param name="Answer">The sign-off, as the API writes it.</param>
/// <param name="Reason">In words, where the answer needs some.</param>
internal sealed record Reply(string Answer, string? Reason = null);

/// <summary>An answer that the service has acknowledged.</summary>
internal sealed record Acknowledged(string Task, string Address, string Contribution, string Answer);

/// <summary>
/// The audit's people as robots: they read their mail, follow each link, say something and sign off, or stay silent. Whatever happens to the service, they
/// send the same request with the same idempotency key again until it is acknowledged.
/// </summary>
/// <param name="mails">Where their mail arrives.</param>
/// <param name="clients">The service's processes; each call goes to the next.</param>
/// <param name="decide">Says what a person does; null is silence.</param>
internal sealed class Robots(Mails mails, IReadOnlyList<HttpClient> clients, Func<Asked, Reply?> decide) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource stop = new();
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private readonly HashSet<string> seenTasks = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Address, string Stage), int> rounds = [];
    private readonly ConcurrentQueue<Acknowledged> acknowledged = new();
    private readonly ConcurrentQueue<string> surprises = new();
    private readonly List<Task> acting = [];
    private Task? reading;
    private int calls;
    private int progress;

    /// <summary>Answers that the service has said it has.</summary>
    public IReadOnlyCollection<Acknowledged> Acknowledgements => acknowledged;

    /// <summary>Calls that came back with anything but success.</summary>
    public IReadOnlyCollection<string> Surprises => surprises;

    /// <summary>Grows with every call that was acknowledged.</summary>
    public int Progress => Volatile.Read(ref progress);

    public void Begin() => reading = Task.Run(ReadAsync, stop.Token);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await (reading ?? Task.CompletedTask);
            await Task.WhenAll(acting);
        }
        catch (OperationCanceledException)
        {
            // They were told to stop.
        }

        stop.Dispose();
    }

    private async Task ReadAsync()
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await poll.WaitForNextTickAsync(stop.Token))
        {
            foreach (var mail in mails.Unread(read))
            {
                await OpenAsync(mail);
                mail.Dispose();
            }
        }
    }

    private async Task OpenAsync(MimeMessage mail)
    {
        if (MailLinks.FindToken(mail) is not { } token)
        {
            return;
        }

        var task = (await CallAsync(token, robot => robot.TryTaskAsync())).AsObject();
        var id = task["id"]!.GetValue<string>();
        if (!seenTasks.Add(id))
        {
            return;
        }

        var (address, stage) = (Mails.RecipientOf(mail), task["stage"]!.GetValue<string>().Split('.')[1]);
        var round = rounds[(address, stage)] = rounds.GetValueOrDefault((address, stage)) + 1;
        if (decide(new Asked(address, stage, round)) is { } reply)
        {
            acting.Add(AnswerAsync(token, id, address, $"{address} has something to say in {stage} {round}.", reply));
        }
    }

    private async Task AnswerAsync(string token, string task, string address, string words, Reply reply)
    {
        var said = await CallAsync(token, robot => robot.TryContributeAsync(words, $"say-{task}"));
        var signed = await CallAsync(token, robot => robot.TrySignOffAsync(reply.Answer, reply.Reason, $"sign-{task}"));
        acknowledged.Enqueue(new Acknowledged(task, address, said["id"]!.GetValue<string>(), signed["answer"]!.GetValue<string>()));
    }

    private async Task<JsonNode> CallAsync(string token, Func<RobotParticipant, Task<HttpResponseMessage>> call)
    {
        var answer = await Eventually.ThatAsync(() => TryCallAsync(token, call), seen => seen is not null, "a call is acknowledged", Patience, stop.Token);
        Interlocked.Increment(ref progress);
        return answer!;
    }

    private async Task<JsonNode?> TryCallAsync(string token, Func<RobotParticipant, Task<HttpResponseMessage>> call)
    {
        var client = clients[Interlocked.Increment(ref calls) % clients.Count];
        using var response = await call(new RobotParticipant(client, token));
        var text = await response.Content.ReadAsStringAsync(stop.Token);
        if (response.IsSuccessStatusCode)
        {
            return JsonNode.Parse(text);
        }

        if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
        {
            surprises.Enqueue($"{(int)response.StatusCode} {text}");
        }

        return null;
    }
}
