using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.SigningOff;
using CoAudit.Audits.Storage.Stages;

namespace CoAudit.Audits.Features.AnswerObjection;

/// <summary>The step that deals with open objections, in rounds: a responder with a clock, then somebody else, then a minority statement.</summary>
public sealed class RespondDepth(SigningDesk desk, SigningRounds rounds, ObjectionClock clock, ObjectionMails mails, ObjectionEnd end, ConcernBook concerns, RegulationNotes regulations) : StageDepth
{
    public override string Type => "CoAudit.RespondToObjection";

    public override async Task OpenAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        var open = await SigningRounds.OpenAsync(unit.Db, audit.Id, cancellationToken);
        if (open.Count == 0)
        {
            // Nothing to answer: it is over at once, and nobody is asked.
            stage.EndNow(unit.Now);
            return;
        }

        var wished = Responders.Find(stage.InputsAs<RespondSettings>().Responder) ?? Responder.Managers;
        foreach (var objection in open)
        {
            objection.Assign(ObjectionClock.WhoCan(audit, wished, objection.Maker), stage.DueAt);
            audit.Record("objection-assigned", Actor.System, new { objection = objection.Id, responder = objection.Responder.Code(), objection.DueAt }, unit.Now);
            if (objection.Responder != Responder.Managers)
            {
                mails.AskResponder(unit, audit, stage, objection);
            }
        }
    }

    public override Task<bool> IsFinishedAsync(CoAuditDb db, Audit audit, Stage stage, CancellationToken cancellationToken) => rounds.IsSettledAsync(db, stage, cancellationToken);

    public override async Task<bool> GoesOnAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        var settings = stage.InputsAs<RespondSettings>();
        var open = await SigningRounds.OpenAsync(unit.Db, audit.Id, cancellationToken);
        if (open.Count == 0 || open.TrueForAll(o => o.Round >= settings.Rounds))
        {
            return false;
        }

        var dueAt = clock.EndOf(settings.Within, audit, unit.Now);
        stage.MoveEnd(dueAt);
        foreach (var objection in open.Where(o => o.Round < settings.Rounds))
        {
            objection.Escalate(ObjectionClock.NextResponder(audit), dueAt);
            audit.Record("objection-escalated", Actor.System, new { objection = objection.Id, objection.Round, responder = objection.Responder.Code(), dueAt }, unit.Now);
            mails.AskResponder(unit, audit, stage, objection);
        }

        return true;
    }

    public override async Task<StageSight> LookAsync(CoAuditDb db, LoadedTask asked, CancellationToken cancellationToken)
    {
        var (_, stage, _, person) = asked;
        var open = await SigningRounds.AllAsync(db, stage.AuditId, cancellationToken);
        var items = new List<ItemView>();
        foreach (var ofOne in open.GroupBy(o => o.StageId))
        {
            items.AddRange(await ItemsAsync(db, asked.Task, ofOne.Key, [.. ofOne], cancellationToken));
        }

        var isAskedAgain = items.Exists(i => (string?)i.More["answer"] is null && (int)i.More["version"]! > 1);
        List<string> acts = [.. isAskedAgain ? ["sign-off"] : Array.Empty<string>(), .. ObjectionJson.Acts(open, person)];
        if (stage.Status != StageStatus.Open)
        {
            acts = [];
        }

        var notes = await regulations.ReadAsync(db, open, cancellationToken);
        var shown = open.Select(o => (JsonNode)ObjectionJson.Of(o, person, items.Exists(i => string.Equals(i.Id, o.Item, StringComparison.Ordinal)), notes.GetValueOrDefault(o.Id) ?? []));
        return new StageSight(items, acts)
        {
            AfterSignOff = acts,
            More = new JsonObject { ["objections"] = new JsonArray([.. shown]) },
        };
    }

    public override async Task<Conclusion> ConcludeAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        var all = await SigningRounds.AllAsync(unit.Db, audit.Id, cancellationToken);
        var left = await end.StandAsync(unit, audit, cancellationToken);
        await concerns.KeepAsync(unit, audit, stage, cancellationToken);
        await AgreeAsync(unit, audit, all, cancellationToken);
        return new Conclusion(left == 0 ? "Resolved" : "Unresolved", new JsonObject { ["unresolved"] = left });
    }

    // What somebody objects to, and what has changed since it was signed.
    private async Task<IEnumerable<ItemView>> ItemsAsync(CoAuditDb db, TaskItem task, StageId stage, List<Objection> objections, CancellationToken cancellationToken)
    {
        var signed = await SigningRounds.LoadAsync(db, stage, cancellationToken);
        var board = await desk.LoadAsync(db, signed, cancellationToken);
        var facts = desk.SubjectOf(SigningDesk.ScopeOf(signed)) is { } subject ? await subject.FactsAsync(db, signed.AuditId, cancellationToken) : null;
        return board.Items.Where(item => SigningRounds.IsChangedSince(signed, item) || objections.Exists(o => string.Equals(o.Item, item.Id, StringComparison.Ordinal)))
            .Select(item => SignItemJson.Of(board, task, item, objections, facts?.GetValueOrDefault(item.Id)));
    }

    // Items whose new wording everyone has signed by now are agreed.
    private async Task AgreeAsync(Unit unit, Audit audit, List<Objection> objections, CancellationToken cancellationToken)
    {
        foreach (var stageId in objections.Select(o => o.StageId).Distinct())
        {
            var signed = await SigningRounds.LoadAsync(unit.Db, stageId, cancellationToken);
            var board = await desk.LoadAsync(unit.Db, signed, cancellationToken);
            if (signed.QuorumIsMet && desk.SubjectOf(SigningDesk.ScopeOf(signed)) is { } subject)
            {
                await subject.AgreeAsync(unit, audit, board.Items.Where(board.IsAgreed).Select(i => i.Id).ToHashSet(StringComparer.Ordinal), cancellationToken);
            }
        }
    }
}
