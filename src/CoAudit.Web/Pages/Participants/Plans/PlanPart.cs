using System.Text.Json.Nodes;
using CoAudit.Audits.Features.Contribute;
using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Storage;
using CoAudit.Web.Pages.Shared;

namespace CoAudit.Web.Pages.Participants.Plans;

/// <summary>The cards of the plan, and what each still needs.</summary>
internal sealed class PlanPart(ContributeHandler contribute) : StagePart
{
    public override string Stage => "CoAudit.PlanActions";

    public override Task<PartView?> ShowAsync(MyTaskView task, IFormCollection? typed, CancellationToken cancellationToken) => Task.FromResult<PartView?>(
        task.Items.Count == 0 ? null : new PlanView([.. task.Items.Select(CardRow.Of)], (string?)task.More["group"] is "managers") { Typed = typed });

    public override async Task ActAsync(TaskId task, string act, IFormCollection form, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var card = form["Card"].ToString();
        List<(string Kind, string Text)> said = [];
        Add(said, "how", form["How"].ToString());
        Add(said, "provide", form["Provide"].ToString());
        FieldRules rules = new();
        Add(said, "owner", rules.Optional($"Owner-{card}", form["Owner"].ToString()) ?? "");
        rules.ThrowIfBroken();
        if (form["DueOn"].ToString() is { Length: > 0 } day)
        {
            said.Add(("due-on", CardDay.Find(day) is null ? throw new InvalidCommandException($"DueOn-{card}", CardDay.Advice) : day.Trim()));
        }

        string[] lasts = [form["Measure"].ToString().Trim(), form["WhoLooks"].ToString().Trim(), form["Threshold"].ToString().Trim()];
        if (lasts.Any(part => part.Length > 0))
        {
            if (lasts.Any(part => part.Length == 0))
            {
                throw new InvalidCommandException($"Measure-{card}", "Fill in all three: what we look at, who looks, and how much is enough.");
            }

            said.Add(("lasts-if", string.Join('\n', lasts.Select(part => PlainInput.Lines(part).Replace('\n', ' ')))));
        }

        if (said.Count == 0)
        {
            throw new InvalidCommandException($"How-{card}", "Write something before you send it.");
        }

        foreach (var (kind, text) in said)
        {
            await contribute.HandleAsync(new Contribute(task, kind, text, card), key with { Key = $"{key.Key}:{kind}" }, cancellationToken);
        }
    }

    private static void Add(List<(string Kind, string Text)> said, string kind, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            said.Add((kind, text));
        }
    }
}

/// <summary>The plan as a participant sees it.</summary>
internal sealed record PlanView(IReadOnlyList<CardRow> Cards, bool IsManager) : PartView("Plans/_Plan")
{
    public IFormCollection? Typed { get; init; }

    /// <summary>What was typed into a field of this card and could not be taken.</summary>
    public string TypedIn(string card, string field) => string.Equals(Typed?["Card"].ToString(), card, StringComparison.Ordinal) ? Typed![field].ToString() : "";
}

/// <summary>A card in a participant's words.</summary>
internal sealed record CardRow(string Id, int Number, string Wish, string How, string Provide, string LastsIf, string Owner, string? DueOn, string? Reason, IReadOnlyList<string> Missing, string? Verdict, bool CanBeReviewed)
{
    /// <summary>What is looked at to see whether it lasts.</summary>
    public string Measure { get; init; } = "";

    /// <summary>The day by which it is to be done, as people write it; empty while nobody has said.</summary>
    public string ByWhen => CardDay.Find(DueOn ?? "")?.ToDay() ?? "";

    public string CountHint => Measure.Length > 0 ? $"You can leave this empty. We look at: {Measure}" : "You can leave this empty.";

    /// <summary>What the person counted, and what earlier panels did; only in a review.</summary>
    public CardCounts? Counts { get; init; }

    /// <summary>People can still say who does it and by when: nobody has agreed on it yet.</summary>
    public bool TakesPlans { get; init; }

    /// <summary>Whoever runs the audit says that it cannot be done yet.</summary>
    public bool IsPutOff { get; init; }

    /// <summary>No manager has said yet what management gives for it.</summary>
    public bool LacksPromise => Missing.Contains(MissingWords.Of("provide"), StringComparer.Ordinal);

    public static CardRow Of(Audits.Storage.Stages.ItemView item)
    {
        var lasts = item.More["lastsIf"] as JsonObject;
        string?[] parts = [(string?)lasts?["measure"], (string?)lasts?["whoLooks"], (string?)lasts?["threshold"]];
        return new CardRow(
            item.Id, (int?)item.More["number"] ?? 0, item.Text, Text(item, "how"), Text(item, "provide"), string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p))),
            Text(item, "owner"), (string?)item.More["dueOn"], (string?)item.More["reason"],
            [.. (item.More["missing"] as JsonArray ?? []).Select(m => MissingWords.Of((string?)m ?? ""))], (string?)item.More["verdict"], (bool?)item.More["canBeReviewed"] ?? true)
        {
            Measure = parts[0] ?? "",
            Counts = CardCounts.Find(item),
            TakesPlans = (string?)item.More["status"] is "proposed",
            IsPutOff = (string?)item.More["status"] is "cannot-do-yet",
        };
    }

    private static string Text(Audits.Storage.Stages.ItemView item, string field) => (string?)item.More[field] ?? "";
}

/// <summary>Parts of a card that are still empty, in plain words.</summary>
internal static class MissingWords
{
    public static string Of(string part) => part switch
    {
        "wish" => "what should change",
        "how" => "how we can do it",
        "provide" => "what managers give for it",
        "owner" => "who does it",
        "dueOn" => "by when",
        "measure" => "what we look at to see if it lasts",
        "whoLooks" => "who looks",
        "threshold" => "how much is enough",
        _ => part,
    };
}
