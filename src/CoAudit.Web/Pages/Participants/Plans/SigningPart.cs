using System.Text.Json.Nodes;
using CoAudit.Audits.Features.AnswerObjection;
using CoAudit.Audits.Features.SignOff;
using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Features.WithdrawObjection;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Tools;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Stages;
using CoAudit.Web.Pages.Participants.Findings;
using CoAudit.Web.Pages.Shared;

namespace CoAudit.Web.Pages.Participants.Plans;

/// <summary>What is signed, one item at a time, and the objections: to make one, to answer one, to take one's own back.</summary>
internal abstract class SigningPart(SignOffHandler sign, RespondHandler respond, WithdrawObjectionHandler withdraw) : StagePart
{
    public override Task<PartView?> ShowAsync(MyTaskView task, IFormCollection? typed, CancellationToken cancellationToken)
    {
        var objections = (task.More["objections"] as JsonArray ?? []).Select(o => ObjectionRow.Of(o!, task)).ToList();
        var items = task.Items.Where(i => i.More["version"] is not null).Select(i => new SignRow(
            i.Id, i.Text, (string?)i.More["answer"], (int)i.More["version"]!, task.Allows("sign-off") || Stage is "CoAudit.SignOff", i.More["number"] is null ? null : CardRow.Of(i))
        {
            Finding = SignedFinding.Of(i),
            From = (string?)i.More["from"] is { } from ? (from.Length > 0 ? GroupWords.Of(from) : "A participant") : null,
        }).ToList();
        return Task.FromResult<PartView?>(items.Count + objections.Count == 0 ? null : new SigningView(items, objections)
        {
            Typed = typed,
            Seen = (string?)task.More["seen"],
            IsLate = task.ClosedAt is not null,
            Meaning = items.Exists(i => i.Answer is not null) ? "This counts for everything that you have not answered yet." : items.Count > 1 ? "“I agree” means: I agree to all of these." : null,
        });
    }

    public override async Task ActAsync(TaskId task, string act, IFormCollection form, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var item = form["Item"].ToString();
        try
        {
            switch (act)
            {
                case "item":
                    await sign.HandleAsync(new SignOffCommand(task, form["ItemAnswer"], form["ItemReason"], item) { Seen = form["ItemVersion"] }, key, cancellationToken);
                    break;
                case "response":
                    var command = new Respond(Parse(item), form["ResponseText"], form["NewText"]) { Task = task, Actor = new Actor($"task:{task}") };
                    await respond.HandleAsync(command, key, cancellationToken);
                    break;
                case "withdraw":
                    await withdraw.HandleAsync(new WithdrawObjection(task, Parse(item)), key, cancellationToken);
                    break;
                default:
                    throw new NotFoundException("form");
            }
        }
        catch (InvalidCommandException invalid)
        {
            throw new InvalidCommandException([.. invalid.Rules.Select(r => r with { Field = $"{FieldOf(r.Field)}-{item}" })]);
        }
    }

    private static string FieldOf(string field) => field switch
    {
        "reason" => "ItemReason",
        "answer" or "seen" => "ItemAnswer",
        "text" => "ResponseText",
        "newText" => "NewText",
        _ => field,
    };

    private static Guid Parse(string text) => Guid.TryParse(text, out var id) ? id : throw new NotFoundException("objection");
}

/// <summary>At a sign-off.</summary>
internal sealed class SignOffPart(SignOffHandler sign, RespondHandler respond, WithdrawObjectionHandler withdraw) : SigningPart(sign, respond, withdraw)
{
    public override string Stage => "CoAudit.SignOff";
}

/// <summary>At the step that deals with objections.</summary>
internal sealed class RespondPart(SignOffHandler sign, RespondHandler respond, WithdrawObjectionHandler withdraw) : SigningPart(sign, respond, withdraw)
{
    public override string Stage => "CoAudit.RespondToObjection";
}

/// <summary>Items and objections as a participant sees them.</summary>
internal sealed record SigningView(IReadOnlyList<SignRow> Items, IReadOnlyList<ObjectionRow> Objections) : PartView("Plans/_Signing")
{
    public IFormCollection? Typed { get; init; }

    /// <summary>The end is over: an objection stops nothing any more.</summary>
    public bool IsLate { get; init; }

    public string WhyHint => IsLate
        ? "If you object, tell us why. The end is over, so it stops nothing. Your words are kept and stand in the report."
        : "If you object, tell us why. Everyone who takes part can read it at once, so that it can be answered.";

    /// <summary>What was typed into a form about this item and could not be taken.</summary>
    public string TypedIn(string item, string field) => string.Equals(Typed?["Item"].ToString(), item, StringComparison.Ordinal) ? Typed![field].ToString() : "";
}

/// <summary>One thing that is signed.</summary>
/// <param name="Card">The whole card, where it is one of a plan.</param>
internal sealed record SignRow(string Id, string Text, string? Answer, int Version, bool MaySign, CardRow? Card)
{
    /// <summary>It has changed: what was said about it before counts no more.</summary>
    public bool IsNew => Version > 1;

    /// <summary>Whose words a line of the tool grew from: a group, and never a name.</summary>
    public string? From { get; init; }

    /// <summary>What came out, where it is one of the findings.</summary>
    public SignedFinding? Finding { get; init; }
}

/// <summary>A finding as people sign it: its numbers, what it means to people, and what was decided.</summary>
/// <param name="Decision">Null where whoever runs the audit has not said anything about it.</param>
/// <param name="Waiver">Why it does without the words of people who use the service, or of care workers.</param>
internal sealed record SignedFinding(FindingCard Card, IReadOnlyList<OthersWords> Meanings, string? Decision, string? Waiver)
{
    public static SignedFinding? Of(ItemView item) => item.More["finding"] is null
        ? null
        : new SignedFinding(FindingCard.Of(0, item, []), FindingCard.WordsIn(item.More["interpretations"]), (string?)item.More["decisionReason"], (string?)item.More["waiver"]);
}

/// <summary>An objection with its thread.</summary>
internal sealed record ObjectionRow(string Id, string Item, string About, string Status, DateTimeOffset DueAt, bool Mine, bool ToAnswer, bool IsAnswered, IReadOnlyList<TurnRow> Thread)
{
    /// <summary>There is one text that an answer could give other words.</summary>
    public bool CanReword { get; init; }

    public IReadOnlyList<RegulationNote> Regulations { get; init; } = [];

    public bool IsOpen => Status is "open";

    public static ObjectionRow Of(JsonNode objection, MyTaskView task) => new(
        (string)objection["id"]!, (string)objection["item"]!,
        task.Items.FirstOrDefault(i => string.Equals(i.Id, (string?)objection["item"], StringComparison.Ordinal))?.Text ?? task.Text ?? task.Title,
        (string)objection["status"]!, objection["dueAt"]!.GetValue<DateTimeOffset>().In(task.TimeZone), (bool)objection["mine"]!, (bool)objection["toAnswer"]!, (bool)objection["answered"]!,
        [.. objection["thread"]!.AsArray().Select(t => new TurnRow((string)t!["by"]!, (string)t["text"]!, (string?)t["before"], (string?)t["after"]))])
    {
        CanReword = (bool)objection["canReword"]!,
        Regulations = [.. objection["regulations"]!.AsArray().Select(r => new RegulationNote((string)r!["code"]!, (string)r["title"]!, (string)r["because"]!))],
    };
}

/// <summary>The thread of an objection, the maker's words first.</summary>
internal sealed record TurnRows(IReadOnlyList<TurnRow> Turns);

/// <summary>One turn of an objection's thread.</summary>
internal sealed record TurnRow(string By, string Text, string? Before, string? After);
