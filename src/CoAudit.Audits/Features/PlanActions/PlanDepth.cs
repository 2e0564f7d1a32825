using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.Plans;
using CoAudit.Audits.Storage.SigningOff;
using CoAudit.Audits.Storage.Stages;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.PlanActions;

/// <summary>
/// The action plan. In the blind first half people wish; then all cards are on the table, and everyone fills in how it can be done, what is provided and when it lasts.
/// </summary>
public sealed class PlanDepth(ActionThread thread, ItemChanges changes) : StageDepth
{
    public override string Type => "CoAudit.PlanActions";

    public override Span? FirstRound(StageSettings settings) => settings.Blind && Span.TryParse(settings.Due, out var due) ? due.Half() : null;

    public override async Task CheckAsync(Unit unit, LoadedTask asked, Words words, CancellationToken cancellationToken)
    {
        if (CardParts.Find(words.Kind) is { } part)
        {
            var card = await CardAsync(unit.Db, asked.Audit.Id, words.About, cancellationToken)
                ?? throw new InvalidCommandException("about", "Say which wish this is about: the id of its card.");
            EnsureFits(part, words.Text, asked.Stage, card);
        }

        if (words.Kind is "wish")
        {
            await unit.Db.EnsureKnownAsync(asked.Audit.Id, words.About, cancellationToken);
        }
    }

    private static void EnsureFits(CardPart part, string text, Stage stage, ActionItem card)
    {
        FieldRules rules = new();
        if (part is CardPart.Owner)
        {
            rules.Optional("text", text);
        }
        else if (part is CardPart.DueOn && CardDay.Find(text) is null)
        {
            rules.Add("text", CardDay.Advice);
        }

        rules.ThrowIfBroken();
        if (part is CardPart.Owner or CardPart.DueOn && stage.Status == StageStatus.Open && !card.TakesPlans)
        {
            throw new ConflictException("action-agreed", "This action is agreed. Ask the person who runs this audit to change who does it, or by when.");
        }
    }

    // A card and its parts belong to the people who fill them in.
    public override bool TakesUnnamed(string kind) => kind is "comment";

    public override async Task KeptAsync(Unit unit, LoadedTask asked, Contribution contribution, CancellationToken cancellationToken)
    {
        // Late words change nothing that people sign or have signed: they are kept as said.
        if (contribution.Late && await SigningSinceAsync(unit.Db, contribution.AuditId, cancellationToken) is not null)
        {
            return;
        }

        if (contribution.Kind is "wish")
        {
            var number = (await unit.Db.Actions.Where(a => a.AuditId == asked.Audit.Id).MaxAsync(a => (int?)a.Number, cancellationToken) ?? 0) + 1;
            var added = unit.Db.Actions.Add(new ActionItem
            {
                Id = contribution.Id,
                AuditId = asked.Audit.Id,
                StageId = asked.Stage.Id,
                Number = number,
                About = contribution.About,
                Wish = contribution.Text,
            });
            await AskAgainAsync(unit, asked.Audit, added.Entity, cancellationToken);
        }
        else if (CardParts.Find(contribution.Kind) is { } part && await CardAsync(unit.Db, asked.Audit.Id, contribution.About, cancellationToken) is { } card
            && !IsKeptBack(asked.Stage, card) && card.Fill(part, contribution.Text, contribution.Group))
        {
            await AskAgainAsync(unit, asked.Audit, card, cancellationToken);
        }
    }

    /// <summary>What was added blind to cards of an earlier plan comes onto them now.</summary>
    public override Task OpenRoundAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken) =>
        FillKeptBackAsync(unit, audit, stage, cancellationToken);

    /// <summary>A wish that is taken back takes its card with it; a part goes from the card.</summary>
    public override async Task WithdrawnAsync(Unit unit, Contribution contribution, CancellationToken cancellationToken)
    {
        if (contribution.Kind is "wish" && await CardAsync(unit.Db, contribution.AuditId, contribution.Id.ToString(), cancellationToken) is { } wished)
        {
            unit.Db.Actions.Remove(wished);
        }
        else if (CardParts.Find(contribution.Kind) is { } part && await CardAsync(unit.Db, contribution.AuditId, contribution.About, cancellationToken) is { } card
            && card.Holds(part, TextBefore(unit.Db, contribution)))
        {
            var about = contribution.About;
            var left = await unit.Db.Contributions.AsNoTracking()
                .Where(c => c.AuditId == card.AuditId && c.About == about && c.Kind == contribution.Kind && c.WithdrawnAt == null && c.Id != contribution.Id)
                .OrderBy(c => c.At).ToListAsync(cancellationToken);
            var blind = await unit.Db.Stages.AsNoTracking().Where(s => s.AuditId == card.AuditId).ToListAsync(cancellationToken);
            blind.RemoveAll(stage => !IsKeptBack(stage, card));
            var since = await SigningSinceAsync(unit.Db, card.AuditId, cancellationToken);
            card.Clear(part);
            left.FindAll(words => !blind.Exists(stage => stage.Id == words.StageId) && (!words.Late || since is null || words.At < since))
                .ForEach(words => card.Fill(part, words.Text, words.Group));
            await AskAgainAsync(unit, (await unit.Db.LockAuditAsync(card.AuditId, cancellationToken))!, card, cancellationToken);
        }
    }

    public override async Task<StageSight> LookAsync(CoAuditDb db, LoadedTask asked, CancellationToken cancellationToken)
    {
        var mine = asked.Task.Contributions.Select(c => c.Id).ToHashSet();
        var cards = await db.Actions.AsNoTracking().Where(a => a.AuditId == asked.Audit.Id).OrderBy(a => a.Number).ToListAsync(cancellationToken);
        var seen = cards.Where(card => card.StageId != asked.Stage.Id || asked.Stage.IsRevealed || mine.Contains(card.Id));
        return new StageSight([.. seen.Select(card => CardJson.Of(card, mine.Contains(card.Id)))], ["contributions", "sign-off"])
        {
            More = new JsonObject { ["group"] = asked.Participant.Group.Code(), ["findings"] = await FindingsAsync(db, asked.Audit.Id, cancellationToken) },
        };
    }

    // What a wish can be about: what came out, and was not turned down.
    private static async Task<JsonArray> FindingsAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var findings = await db.Findings.AsNoTracking().Where(f => f.AuditId == audit && f.Status != FindingStatus.NotAgreed).OrderBy(f => f.Position).ToListAsync(cancellationToken);
        if (findings.Count == 0)
        {
            return [];
        }

        var lines = (await db.ToolLinesAsync(audit, cancellationToken)).ToDictionary(line => line.Id, line => line.Plain, StringComparer.Ordinal);
        var said = (await db.RevealedAsync(audit, int.MaxValue, cancellationToken)).ToDictionary(c => c.Id, c => c.Text);
        var reworded = await SignedFindings.WordsAsync(db, audit, cancellationToken);
        return
        [
            .. from finding in findings
               let text = finding.ContributionId is { } told ? said.GetValueOrDefault(told) : reworded.GetValueOrDefault(finding.Id.ToString()) ?? lines.GetValueOrDefault(finding.Criterion ?? "")
               where text is not null
               select (JsonNode)new JsonObject { ["id"] = finding.Id.ToString(), ["text"] = text },
        ];
    }

    public override async Task<Conclusion> ConcludeAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        if (!stage.IsRevealed)
        {
            await FillKeptBackAsync(unit, audit, stage, cancellationToken);
            await unit.Db.SaveChangesAsync(cancellationToken);
        }

        var cards = await unit.Db.Actions.AsNoTracking().Where(a => a.AuditId == audit.Id).OrderBy(a => a.Number).ToListAsync(cancellationToken);
        await thread.WishedAsync(unit, audit, stage, cards.Where(card => card.StageId == stage.Id), cancellationToken);
        return new Conclusion(stage.Form.OutcomeOf(stage), new JsonObject
        {
            ["actions"] = new JsonArray([.. cards.Select(card => (JsonNode)card.Id.ToString())]),
            ["complete"] = cards.Count(card => card.IsComplete),
        });
    }

    // Everyone sees cards of an earlier plan already: what is said about them in a blind round waits for its end.
    private static bool IsKeptBack(Stage stage, ActionItem card) => stage is { Status: StageStatus.Open, IsRevealed: false } && card.StageId != stage.Id;

    private async Task FillKeptBackAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        var said = await unit.Db.Contributions.AsNoTracking().Where(c => c.StageId == stage.Id && c.Round == 1 && c.WithdrawnAt == null).OrderBy(c => c.At).ToListAsync(cancellationToken);
        foreach (var (part, words) in said.Select(c => (CardParts.Find(c.Kind), c)))
        {
            var card = await CardAsync(unit.Db, words.AuditId, words.About, cancellationToken);
            if (part is { } filled && card is not null && card.StageId != stage.Id && card.Fill(filled, words.Text, words.Group))
            {
                await AskAgainAsync(unit, audit, card, cancellationToken);
            }
        }
    }

    /// <summary>When people were first asked to sign the plan; null when nobody has been.</summary>
    private static Task<DateTimeOffset?> SigningSinceAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken) =>
        db.Stages.Where(s => s.AuditId == audit && s.Type == "CoAudit.SignOff" && s.Subject == PlanSubject.Scope && s.Status != StageStatus.Cancelled)
            .OrderBy(s => s.Number).Select(s => (DateTimeOffset?)s.OpenedAt).FirstOrDefaultAsync(cancellationToken);

    // Words that are taken back have lost their text in this very transaction.
    private static string TextBefore(CoAuditDb db, Contribution contribution) => db.Entry(contribution).Property(c => c.Text).OriginalValue;

    // Where a plan is drafted while it is signed already.
    private Task AskAgainAsync(Unit unit, Audit audit, ActionItem card, CancellationToken cancellationToken) =>
        changes.ChangedAsync(unit, audit, PlanSubject.Scope, card.Id.ToString(), card.Wish, cancellationToken);

    private static async Task<ActionItem?> CardAsync(CoAuditDb db, AuditId audit, string? about, CancellationToken cancellationToken) =>
        Guid.TryParse(about, out var id) ? await db.Actions.FirstOrDefaultAsync(a => a.AuditId == audit && a.Id == id, cancellationToken) : null;
}
