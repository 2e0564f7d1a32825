using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Asking;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Reviews;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Plans;
using CoAudit.Audits.Storage.SigningOff;
using CoAudit.Audits.Storage.Stages;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.AskForCauses;

/// <summary>
/// A step that asks everyone asks its own questions. In a review, one with no question of its own asks about the panel's verdicts: what gets in the way of a change that does not last, and how
/// one that works can be made better. Where the panel saw neither, it is over at once and asks nobody.
/// </summary>
public sealed class AskForCausesDepth(ActionThread thread, ItemChanges changes) : StageDepth
{
    public override string Type => "CoAudit.AskEveryone";

    public override async Task OpenAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        if (IsAboutVerdicts(stage) && (await CardsAsync(unit.Db, audit, stage, cancellationToken)).Count == 0)
        {
            stage.EndNow(unit.Now);
        }
    }

    public override IReadOnlyList<string> KindsOf(Stage stage) => IsAboutVerdicts(stage) ? ["cause", "how", "comment"] : base.KindsOf(stage);

    public override async Task CheckAsync(Unit unit, LoadedTask asked, Words words, CancellationToken cancellationToken)
    {
        EnsureAsked(asked.Stage, words);
        if (!IsAboutVerdicts(asked.Stage) || words.Kind is not ("cause" or "how"))
        {
            return;
        }

        var cards = await CardsAsync(unit.Db, asked.Audit, asked.Stage, cancellationToken);
        if (cards.Find(card => string.Equals(card.Id.ToString(), words.About, StringComparison.OrdinalIgnoreCase)) is not { } card
            || !string.Equals(KindFor(card), words.Kind, StringComparison.Ordinal))
        {
            throw new InvalidCommandException("about", "Say which action this is about: the id of one that is asked about here.");
        }
    }

    /// <summary>How it can be made better goes onto the card, once everyone may read it; who wished for it is shown both. Late words are kept as said: the card is agreed.</summary>
    public override async Task KeptAsync(Unit unit, LoadedTask asked, Contribution contribution, CancellationToken cancellationToken)
    {
        if (!contribution.Late && asked.Stage.Shows(contribution))
        {
            await RefineAsync(unit, asked.Audit, asked.Stage, contribution, cancellationToken);
        }
    }

    /// <summary>Words that are taken back go from the card too.</summary>
    public override async Task WithdrawnAsync(Unit unit, Contribution contribution, CancellationToken cancellationToken)
    {
        if (contribution.Kind is "how" && await CardAsync(unit.Db, contribution, cancellationToken) is { } card)
        {
            var about = contribution.About;
            var left = await unit.Db.Contributions.AsNoTracking()
                .Where(c => c.AuditId == card.AuditId && c.About == about && c.Kind == "how" && c.WithdrawnAt == null && c.Id != contribution.Id)
                .OrderBy(c => c.At).ToListAsync(cancellationToken);
            var stages = await unit.Db.Stages.AsNoTracking().Where(s => s.AuditId == card.AuditId).ToDictionaryAsync(s => s.Id, cancellationToken);
            card.Clear(CardPart.How);
            foreach (var words in left.Where(words => !words.Late && stages[words.StageId].IsRevealed))
            {
                card.Fill(CardPart.How, words.Text, words.Group);
            }

            await changes.ChangedAsync(
                unit, (await unit.Db.LockAuditAsync(card.AuditId, cancellationToken))!, PlanSubject.Scope, card.Id.ToString(), card.Wish, cancellationToken);
        }
    }

    public override async Task<StageSight> LookAsync(CoAuditDb db, LoadedTask asked, CancellationToken cancellationToken)
    {
        if (!IsAboutVerdicts(asked.Stage))
        {
            var questions = asked.Stage.Questions().Select(question => new ItemView(question.Id, AskedQuestions.Kind, question.Text, "")).ToList();
            return questions.Count == 0 ? StageSight.WordsAndSignOff : StageSight.WordsAndSignOff with { Items = questions };
        }

        var cards = await CardsAsync(db, asked.Audit, asked.Stage, cancellationToken);
        return new StageSight(cards.ConvertAll(card => Asking(card)), ["contributions", "sign-off"]);
    }

    /// <summary>Where nobody was asked, nobody failed to answer.</summary>
    public override async Task<Conclusion> ConcludeAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        // Said blind or without a name: it comes onto the card now, when everyone may read it.
        var said = await unit.Db.Contributions.AsNoTracking().Where(c => c.StageId == stage.Id && c.WithdrawnAt == null && !c.Late).OrderBy(c => c.Id).ToListAsync(cancellationToken);
        foreach (var words in said.Where(words => words.Anonymous || !stage.Shows(words)))
        {
            await RefineAsync(unit, audit, stage, words, cancellationToken);
        }

        return IsAboutVerdicts(stage) && stage.Tasks.Count == 0
            ? new Conclusion("Done", [])
            : await base.ConcludeAsync(unit, audit, stage, cancellationToken);
    }

    private async Task RefineAsync(Unit unit, Audit audit, Stage stage, Contribution words, CancellationToken cancellationToken)
    {
        if (IsAboutVerdicts(stage) && words.Kind is "how" && await CardAsync(unit.Db, words, cancellationToken) is { } card)
        {
            var before = card.How;
            card.Fill(CardPart.How, words.Text, words.Group);
            await thread.AddAsync(unit, audit, card, TurnKind.Action, "refined", null, (before, card.How), cancellationToken);
            await changes.ChangedAsync(unit, audit, PlanSubject.Scope, card.Id.ToString(), card.Wish, cancellationToken);
        }
    }

    private static async Task<ActionItem?> CardAsync(CoAuditDb db, Contribution words, CancellationToken cancellationToken) =>
        Guid.TryParse(words.About, out var id) ? await db.Actions.FirstOrDefaultAsync(a => a.AuditId == words.AuditId && a.Id == id, cancellationToken) : null;

    private static ItemView Asking(ActionItem card)
    {
        var item = CardJson.Of(card, mine: false);
        item.More["asks"] = KindFor(card);
        return item;
    }

    private static void EnsureAsked(Stage stage, Words words)
    {
        if (words.About is not null && stage.Questions() is { Count: > 0 } questions && stage.FindQuestion(words.About) is null)
        {
            throw new InvalidCommandException("about", $"Say which question this answers: {string.Join(", ", questions.Select(question => question.Id))}. Or leave it out.");
        }
    }

    private static bool IsAboutVerdicts(Stage stage) => stage.ReviewId is not null && string.IsNullOrWhiteSpace(stage.Text);

    private static string? KindFor(ActionItem card) => VerdictKinds.Find(card.LastVerdict) switch
    {
        VerdictKind.NotSustained => "cause",
        VerdictKind.Refine => "how",
        _ => null,
    };

    // An extra review has looked at its own actions only: what an earlier one said about others was asked about then.
    private static async Task<List<ActionItem>> CardsAsync(CoAuditDb db, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        var reviewed = audit.Reviews.Find(r => r.Id == stage.ReviewId)
            ?? await db.Reviews.AsNoTracking().FirstOrDefaultAsync(r => r.Id == stage.ReviewId, cancellationToken);
        var only = reviewed?.Actions ?? [];
        var cards = await db.Actions.Where(a => a.AuditId == audit.Id).OrderBy(a => a.Number).ToListAsync(cancellationToken);
        return cards.FindAll(card => KindFor(card) is not null && (only.Count == 0 || only.Contains(card.Id)));
    }
}
