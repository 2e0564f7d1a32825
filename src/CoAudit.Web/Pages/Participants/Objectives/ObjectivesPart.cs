using System.Globalization;
using System.Text.Json.Nodes;
using CoAudit.Audits.Features.Contribute;
using CoAudit.Audits.Features.SetObjectives;
using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Objectives;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Stages;
using CoAudit.Web.Pages.Shared;

namespace CoAudit.Web.Pages.Participants.Objectives;

/// <summary>First each alone says what matters; then all of it is on the table, and people say how much they want each.</summary>
internal sealed class ObjectivesPart(GivePrioritiesHandler give, ContributeHandler contribute) : StagePart
{
    public override string Stage => ObjectiveInputs.StageType;

    public override Task<PartView?> ShowAsync(MyTaskView task, IFormCollection? typed, CancellationToken cancellationToken)
    {
        var given = task.More["priorities"] as JsonObject ?? [];
        List<ObjectiveRow> rows = [.. task.Items.Select(item => RowOf(item, given, typed))];
        var isProposing = task is { Round: 1, RevealAt: not null, StageStatus: "open" };
        return Task.FromResult<PartView?>(rows.Count == 0 && !isProposing ? null : new ObjectivesView(
            rows.FindAll(IsOpen), rows.FindAll(row => !IsOpen(row) && row.Status is not ObjectiveNames.Merged))
        {
            ShownAt = isProposing ? task.RevealAt!.Value.In(task.TimeZone) : null,
            AsksForPriorities = task.Allows("priorities"),
            AsksForComments = task.Allows("comments"),
            MaxAdopted = (int?)task.More["maxAdopted"] ?? 0,
            InSmallGroup = task.Unnamed.PeopleInGroup < GroupBands.FewestForANumber,
            Comment = typed?[ObjectivesView.CommentField].ToString() ?? "",
            Meaning = isProposing ? "“I agree” means: I have said what I want. You can still choose later what matters most." : null,
        });
    }

    public override Task ActAsync(TaskId task, string act, IFormCollection form, IdempotencyKey key, CancellationToken cancellationToken) =>
        act is "comment" ? CommentAsync(task, form, key, cancellationToken) : GiveAsync(task, form, key, cancellationToken);

    private async Task GiveAsync(TaskId task, IFormCollection form, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var prefix = ObjectivesView.FieldOf("");
        var chosen = form.Where(f => f.Key.StartsWith(prefix, StringComparison.Ordinal) && f.Value.ToString().Length > 0)
            .ToDictionary(f => f.Key[prefix.Length..], f => f.Value.ToString(), StringComparer.Ordinal);
        if (chosen.Count == 0)
        {
            throw new InvalidCommandException(ObjectivesView.FieldOf(form["First"].ToString()), "Choose how much you want at least one of them.");
        }

        FieldRules rules = new();
        rules.Add(chosen.Where(c => !ObjectivesView.Choices.Any(o => string.Equals(o.Value, c.Value, StringComparison.Ordinal)))
            .Select(c => new BrokenRule(ObjectivesView.FieldOf(c.Key), "Choose one of the five answers.")));
        rules.ThrowIfBroken();
        try
        {
            var values = chosen.ToDictionary(c => c.Key, c => int.Parse(c.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);
            await give.HandleAsync(new GivePriorities(task, values), key, cancellationToken);
        }
        catch (InvalidCommandException)
        {
            // Somebody took theirs back while this page was open.
            throw new InvalidCommandException("", "One of these is not there any more. Look at the list again, then choose.");
        }
    }

    private async Task CommentAsync(TaskId task, IFormCollection form, IdempotencyKey key, CancellationToken cancellationToken)
    {
        try
        {
            await contribute.HandleAsync(new Contribute(task, "comment", form[ObjectivesView.CommentField].ToString()), key, cancellationToken);
        }
        catch (InvalidCommandException invalid)
        {
            throw new InvalidCommandException([.. invalid.Rules.Select(r => r with { Field = ObjectivesView.CommentField })]);
        }
    }

    private static bool IsOpen(ObjectiveRow row) => row.Status is ObjectiveNames.Proposed;

    private static ObjectiveRow RowOf(ItemView item, JsonObject given, IFormCollection? typed)
    {
        var chosen = typed?[ObjectivesView.FieldOf(item.Id)].ToString();
        return new ObjectiveRow(
            item.Id,
            item.Text,
            (string?)item.More["proposed"],
            (bool?)item.More["mine"] is true ? "You" : item.Group.Length > 0 ? GroupWords.Of(item.Group) : "A participant",
            (string?)item.More["status"] ?? "",
            (string?)item.More["reason"],
            string.IsNullOrEmpty(chosen) ? given[item.Id]?.ToString() : chosen);
    }
}
