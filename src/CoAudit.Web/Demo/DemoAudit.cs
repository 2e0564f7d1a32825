using System.Globalization;
using CoAudit.Audits.Features.AgreeToTakePart;
using CoAudit.Audits.Features.AnalyseFindings;
using CoAudit.Audits.Features.AnswerObjection;
using CoAudit.Audits.Features.ArrangeAction;
using CoAudit.Audits.Features.BuildAuditTool;
using CoAudit.Audits.Features.Contribute;
using CoAudit.Audits.Features.DecideAction;
using CoAudit.Audits.Features.GatherEvidence;
using CoAudit.Audits.Features.ReviewProgress;
using CoAudit.Audits.Features.SetObjectives;
using CoAudit.Audits.Features.SignOff;
using CoAudit.Audits.Features.WithdrawObjection;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;

namespace CoAudit.Web.Demo;

/// <summary>What people do in one audit of the demo: by the same commands as their links' pages, with the same rules.</summary>
internal sealed class DemoAudit(AuditId id, DemoStory story, DemoTime time, DemoRecords records, IServiceProvider services)
{
    private static readonly Actor Lead = Actor.Account("demo");

    public AuditId Id => id;

    /// <summary>None was held at this home before it.</summary>
    public bool IsFirst => story == DemoStory.All[0];

    public DemoRecords Records => records;

    public DateTimeOffset Now => time.Now;

    /// <summary>A person says something and gets its id.</summary>
    public async Task<Guid> SayAsync(DemoPerson person, string stage, string kind, string text, string? about, CancellationToken cancellationToken, params IReadOnlyList<string> tags)
    {
        Contribute command = new(await TaskAsync(person, stage, cancellationToken), kind, text, about) { Tags = tags };
        return (await services.GetRequiredService<ContributeHandler>().HandleAsync(command, key: null, cancellationToken)).Id;
    }

    /// <summary>A person says something without their name.</summary>
    public async Task SayUnnamedAsync(DemoPerson person, string stage, string kind, string text, CancellationToken cancellationToken)
    {
        Contribute command = new(await TaskAsync(person, stage, cancellationToken), kind, text, About: null, Anonymous: true);
        await services.GetRequiredService<ContributeHandler>().HandleAsync(command, key: null, cancellationToken);
    }

    /// <summary>A person says how much they want each objective.</summary>
    public async Task WantAsync(DemoPerson person, IReadOnlyDictionary<Guid, int> priorities, CancellationToken cancellationToken)
    {
        GivePriorities command = new(
            await TaskAsync(person, "SetObjectives", cancellationToken), priorities.ToDictionary(p => p.Key.ToString(), p => p.Value, StringComparer.Ordinal));
        await services.GetRequiredService<GivePrioritiesHandler>().HandleAsync(command, key: null, cancellationToken);
    }

    /// <summary>A suggestion goes into the tool.</summary>
    public Task AcceptAsync(Guid suggestion, string reason, CancellationToken cancellationToken) =>
        services.GetRequiredService<DecideSuggestionHandler>().HandleAsync(new DecideSuggestion(id, suggestion, "accepted", reason, Lead), key: null, cancellationToken);

    public async Task ScoreAsync(
        DemoPerson person, IReadOnlyDictionary<string, ScoreValue> scores, IReadOnlyDictionary<string, string> inTheWay, CancellationToken cancellationToken)
    {
        GiveScores command = new(await TaskAsync(person, "GatherEvidence", cancellationToken), scores, inTheWay);
        await services.GetRequiredService<GiveScoresHandler>().HandleAsync(command, key: null, cancellationToken);
    }

    /// <summary>A person sends their answer; an objection's id comes back when they object.</summary>
    public async Task<Guid?> SignAsync(
        DemoPerson person, string stage, string answer, string? reason, string? item, CancellationToken cancellationToken)
    {
        SignOffCommand command = new(await TaskAsync(person, stage, cancellationToken), answer, reason, item);
        return (await services.GetRequiredService<SignOffHandler>().HandleAsync(command, key: null, cancellationToken)).Objection;
    }

    public Task AgreeAsync(DemoPerson person, string stage, CancellationToken cancellationToken) =>
        SignAsync(person, stage, "agree", reason: null, item: null, cancellationToken);

    public async Task RespondAsync(DemoPerson manager, Guid objection, string text, string newText, CancellationToken cancellationToken)
    {
        var task = await TaskAsync(manager, "SignOff", cancellationToken);
        Respond command = new(objection, text, newText) { Task = task, Actor = Actor.Participant(await records.ParticipantAsync(id, manager, cancellationToken)) };
        await services.GetRequiredService<RespondHandler>().HandleAsync(command, key: null, cancellationToken);
    }

    public async Task WithdrawAsync(DemoPerson maker, Guid objection, CancellationToken cancellationToken)
    {
        WithdrawObjection command = new(await TaskAsync(maker, "SignOff", cancellationToken), objection);
        await services.GetRequiredService<WithdrawObjectionHandler>().HandleAsync(command, key: null, cancellationToken);
    }

    /// <summary>A panel member says of each action whether it lasts, and of one what they counted.</summary>
    public async Task JudgeAsync(
        DemoPerson person, IReadOnlyDictionary<string, string?> verdicts, (Guid Action, int Found, int Looked) count, string evidence, CancellationToken cancellationToken)
    {
        GiveVerdicts command = new(await TaskAsync(person, "ReviewProgress", cancellationToken), verdicts, evidence, Text: null)
        {
            Counts = new Dictionary<string, GivenCount?>(StringComparer.Ordinal)
            {
                [count.Action.ToString()] = new(count.Found.ToString(CultureInfo.InvariantCulture), count.Looked.ToString(CultureInfo.InvariantCulture)),
            },
        };
        await services.GetRequiredService<GiveVerdictsHandler>().HandleAsync(command, key: null, cancellationToken);
    }

    /// <summary>Says who does it by when, and which actions belong together.</summary>
    public Task ArrangeAsync(Guid card, DemoPerson owner, DateOnly dueOn, IReadOnlyList<Guid> linked, CancellationToken cancellationToken)
    {
        ArrangeAction command = new()
        {
            Audit = id,
            Action = card,
            Owner = owner.Name,
            OwnerGroup = owner.Group.Code(),
            DueOn = dueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Linked = [.. linked.Select(other => other.ToString())],
            Actor = Lead,
        };
        return services.GetRequiredService<ArrangeActionHandler>().HandleAsync(command, key: null, cancellationToken);
    }

    public Task DecideAsync(Guid action, string decision, string reason, CancellationToken cancellationToken) =>
        services.GetRequiredService<DecideActionHandler>().HandleAsync(new DecideAction(id, action, decision, reason, Lead), key: null, cancellationToken);

    /// <summary>It is written down why findings do without a voice: one of them, or all that lack one.</summary>
    public Task WaiveAsync(Guid? finding, string reason, CancellationToken cancellationToken) =>
        services.GetRequiredService<WaiveFindingsHandler>()
            .HandleAsync(new WaiveFindings(id, finding is { } one ? [one.ToString()] : [], reason, Lead), key: null, cancellationToken);

    // Whoever does anything has pressed Start first.
    private async Task<TaskId> TaskAsync(DemoPerson person, string stage, CancellationToken cancellationToken)
    {
        var task = await records.TaskAsync(id, person, $"CoAudit.{stage}", cancellationToken);
        await services.GetRequiredService<AgreeToTakePartHandler>().HandleAsync(task, cancellationToken);
        return task;
    }
}
