using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Model.Tools;
using CoAudit.Audits.Model.Tools.Building;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.Stages;
using CoAudit.Audits.Storage.Tools;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.BuildAuditTool;

/// <summary>
/// People build the tool line by line. In the blind first half each suggests for themselves; then all suggestions are on the table, and are decided with a reason.
/// When the stage ends the tool is frozen, and whoever runs the audit is told what is left to decide.
/// </summary>
public sealed class ToolStage(CriteriaLibrary library, ToolFreezing freezing) : StageDepth
{
    public override string Type => ToolInputs.StageType;

    public override Span? FirstRound(StageSettings settings) => settings.Blind && Span.TryParse(settings.Due, out var due) ? due.Half() : null;

    public override async Task OpenAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        var tool = await unit.Db.LoadToolAsync(audit.Id, cancellationToken);
        tool.Begin(stage.InputsAs<ToolInputs>().From(library));
        unit.Db.DraftLines.AddRange(tool.Added);
    }

    public override async Task CheckAsync(Unit unit, LoadedTask asked, Words words, CancellationToken cancellationToken)
    {
        var tool = await unit.Db.ReadToolAsync(asked.Audit.Id, cancellationToken);
        if (SuggestionKinds.Of(words.Kind) is SuggestionKind.Amend or SuggestionKind.Strike && tool.Find(words.About) is null)
        {
            throw new InvalidCommandException("about", "Say which line of the tool this is about: send the line's id.");
        }

        if (words.About is not null && tool.Find(words.About) is null && library.FindCriterion(words.About) is null)
        {
            await unit.Db.EnsureKnownAsync(asked.Audit.Id, words.About, cancellationToken);
        }
    }

    /// <summary>What grew from words that are taken back goes too, as long as the tool is not frozen.</summary>
    public override async Task WithdrawnAsync(Unit unit, Contribution contribution, CancellationToken cancellationToken)
    {
        if (await unit.Db.ToolDecisions.FirstOrDefaultAsync(d => d.ContributionId == contribution.Id, cancellationToken) is { ChangedTheTool: true } decision)
        {
            var tool = await unit.Db.LoadToolAsync(contribution.AuditId, cancellationToken);
            tool.TakeBack(contribution, decision, library.FindCriterion(decision.LineId), unit.Now);
        }
    }

    public override async Task<StageSight> LookAsync(CoAuditDb db, LoadedTask asked, CancellationToken cancellationToken)
    {
        var (audit, _, task, person) = asked;
        var tool = await db.ReadToolAsync(audit.Id, cancellationToken);
        var shown = await db.SuggestionsAsync(audit.Id, cancellationToken);
        var own = task.Contributions.Where(mine => shown.All(s => s.Said.Id != mine.Id)).Select(mine => (Said: mine, Suggestion: Suggestion.Find(mine), Decision: (ToolDecision?)null));
        var speaker = await db.SpeakersAsync(audit.Id, cancellationToken);
        var mineIds = task.Contributions.Select(c => c.Id).ToHashSet();
        return new StageSight([.. tool.Lines.Select(line => Item(line, person.Access.Format, shown.FirstOrDefault(s => s.Said.Id == line.GrewFrom).Said is { } from ? speaker(from) : null))], ["contributions", "sign-off"])
        {
            More = new JsonObject
            {
                ["toolVersion"] = tool.Frozen?.Label,
                ["suggestions"] = new JsonArray(
                [
                    .. shown.Select(s => (s.Said, Suggestion: (Suggestion?)s.Suggestion, s.Decision)).Concat(own).Where(s => s.Suggestion is not null)
                        .Select(s => SuggestionJson.Of(s.Suggestion!, s.Decision, speaker(s.Said), mineIds.Contains(s.Said.Id), tool)),
                ]),
            },
        };
    }

    /// <summary>Once everyone sees what is suggested, the stage waits until all of it is decided, or its time is up.</summary>
    public override async Task<bool> IsFinishedAsync(CoAuditDb db, Audit audit, Stage stage, CancellationToken cancellationToken) =>
        stage.EveryoneHasFinished && !(stage.IsRevealed && (await db.SuggestionsAsync(audit.Id, cancellationToken)).Any(s => s.Decision is null));

    public override async Task<Conclusion> ConcludeAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        var tool = await unit.Db.LoadToolAsync(audit.Id, cancellationToken);
        tool.Begin(stage.InputsAs<ToolInputs>().From(library));
        var version = await freezing.FreezeAsync(unit, audit, tool, stage.Id, "People have built it further.", Actor.System, cancellationToken);
        await TellOfUndecidedAsync(unit, audit, stage, cancellationToken);
        return new Conclusion(stage.Form.OutcomeOf(stage), new JsonObject
        {
            ["version"] = version?.Label,
            ["hash"] = version?.Hash,
            ["lines"] = new JsonArray([.. tool.Lines.Select(line => (JsonNode)line.Id)]),
        });
    }

    // Nobody's suggestion is left lying: what is accepted now makes the next version.
    private static async Task TellOfUndecidedAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        var undecided = (await unit.Db.UndecidedAsync(audit.Id, cancellationToken)).Count;
        if (undecided > 0 && MailFor.WhoRuns(audit, $"/audits/{audit.Id}/tool") is { } to)
        {
            SuggestionsWaiting mail = new()
            {
                RecipientName = to.Name,
                ServiceName = audit.ServiceName,
                AuditTitle = audit.Title,
                TaskTitle = stage.Title,
                WaitingCount = undecided,
                Link = MailTexts.LinkToCome,
            };
            unit.Enqueue(mail, to, $"undecided:{stage.Id}");
        }
    }

    private static ItemView Item(DraftLine line, string? format, Group? from) => new(line.Id, "criterion", line.Words.For(format), from?.Code() ?? "")
    {
        More = new JsonObject { ["critical"] = line.Critical, ["revision"] = line.Revision, ["grewFromWords"] = line.GrewFrom is not null },
    };
}
