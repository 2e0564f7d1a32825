using System.Text.Json.Nodes;
using CoAudit.Audits.Features.Contribute;
using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Tools;
using CoAudit.Audits.Model.Tools.Building;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Stages;
using CoAudit.Web.Pages.Shared;

namespace CoAudit.Web.Pages.Participants.Tool;

/// <summary>The lines of the tool, a form for the one that the reader chose, and, once everyone sees them, what people suggest.</summary>
internal sealed class ToolPart(ContributeHandler contribute, IHttpContextAccessor http) : StagePart
{
    public override string Stage => ToolInputs.StageType;

    public override Task<PartView?> ShowAsync(MyTaskView task, IFormCollection? typed, CancellationToken cancellationToken)
    {
        List<ToolRow> lines = [.. task.Items.Select((item, i) => new ToolRow(i + 1, item.Id, item.Text, (bool?)item.More["critical"] ?? false) { From = FromOf(item) })];
        List<SuggestionRow> suggestions = [.. (task.More["suggestions"] as JsonArray ?? []).OfType<JsonObject>().Select(s => SuggestionRow.Of(s, lines))];
        if (lines.Count + suggestions.Count == 0 || !task.Allows("contributions"))
        {
            return Task.FromResult<PartView?>(null);
        }

        var sent = typed is not null && typed.ContainsKey(ToolPartView.LineField) ? typed : null;
        var wanted = sent?[ToolPartView.LineField].ToString() ?? http.HttpContext?.Request.Query["line"].ToString();
        return Task.FromResult<PartView?>(new ToolPartView(lines, lines.Find(l => string.Equals(l.Id, wanted, StringComparison.Ordinal)), suggestions.Exists(s => s.IsOpenToAll) || task.Round > 1 ? suggestions : [])
        {
            NewWords = sent?[ToolPartView.NewWordsField].ToString() ?? "",
            Why = sent?[ToolPartView.WhyField].ToString() ?? "",
            SaidHere = [.. suggestions.Select(s => s.Id)],
        });
    }

    public override async Task ActAsync(TaskId task, string act, IFormCollection form, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var (line, words, why) = (form[ToolPartView.LineField].ToString(), form[ToolPartView.NewWordsField].ToString(), form[ToolPartView.WhyField].ToString());
        var strikes = string.Equals(act, SuggestionKinds.StrikeCode, StringComparison.Ordinal);
        var suggestion = strikes
            ? new Contribute(task, SuggestionKinds.StrikeCode, why, line)
            : new Contribute(task, SuggestionKind.Amend.Code(), words, line) { Why = why };
        try
        {
            await contribute.HandleAsync(suggestion, key with { Key = $"{act}\n{key.Key}" }, cancellationToken);
        }
        catch (InvalidCommandException invalid)
        {
            throw new InvalidCommandException([.. invalid.Rules.Select(r => Told(r, strikes))]);
        }
    }

    private static string? FromOf(ItemView item) => (bool?)item.More["grewFromWords"] is not true ? null : item.Group.Length > 0 ? GroupWords.Of(item.Group) : "A participant";

    private static BrokenRule Told(BrokenRule rule, bool strikes) => (rule.Field, strikes) switch
    {
        ("text", true) => new BrokenRule(ToolPartView.WhyField, rule.Message.StartsWith("Write", StringComparison.Ordinal) ? "Say why we should take it out." : rule.Message),
        ("text", false) => rule with { Field = ToolPartView.NewWordsField },
        ("about", _) => new BrokenRule(ToolPartView.NewWordsField, "This one is not in the list any more. Choose another one."),
        _ => new BrokenRule(ToolPartView.WhyField, rule.Message),
    };
}

/// <summary>The tool as a participant sees it.</summary>
/// <param name="Chosen">The line that a form is shown for; null for none.</param>
/// <param name="Suggestions">None before everyone sees them.</param>
internal sealed record ToolPartView(IReadOnlyList<ToolRow> Lines, ToolRow? Chosen, IReadOnlyList<SuggestionRow> Suggestions) : PartView("Tool/_Tool")
{
    public const string LineField = "Line";

    public const string NewWordsField = "NewWords";

    public const string WhyField = "WhyChange";

    // What was typed and could not be taken yet.
    public string NewWords { get; init; } = "";

    public string Why { get; init; } = "";
}

/// <summary>One line of the tool.</summary>
internal sealed record ToolRow(int Number, string Id, string Text, bool Critical)
{
    /// <summary>Whose words it grew from: a group, and never a name; null for a line of the library.</summary>
    public string? From { get; init; }
}

/// <summary>What somebody suggests, in plain words.</summary>
internal sealed record SuggestionRow(string Id, string By, string What, string Text, string? Before, string Why, string Status, string? Reason, bool IsOpenToAll)
{
    public static SuggestionRow Of(JsonObject suggestion, List<ToolRow> lines)
    {
        var kind = (string?)suggestion["kind"];
        var (mine, group, status) = ((bool)suggestion["mine"]!, (string?)suggestion["group"] ?? "", (string)suggestion["status"]!);
        var number = lines.Find(l => string.Equals(l.Id, (string?)suggestion["about"], StringComparison.OrdinalIgnoreCase))?.Number;
        var which = number is null ? "one that is gone now" : $"number {number}";
        return new SuggestionRow(
            (string)suggestion["id"]!,
            mine ? "You" : group.Length > 0 ? GroupWords.Of(group) : "A participant",
            kind switch { "amendment" => $"Other words for {which}", "strike" => $"Take out {which}", _ => "Something new to check" },
            (string?)suggestion["text"] ?? "",
            kind is "amendment" ? (string?)suggestion["before"] : null,
            (string?)suggestion["why"] ?? "",
            status switch { "accepted" => "Yes, we use it", "merged" => "Yes, it went in with other words", "not-accepted" => "No", _ => "Not decided yet" },
            (string?)suggestion["reason"],
            !mine || status is not "open");
    }
}
