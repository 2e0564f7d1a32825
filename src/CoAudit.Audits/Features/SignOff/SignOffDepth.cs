using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.SigningOff;
using CoAudit.Audits.Storage.Stages;

namespace CoAudit.Audits.Features.SignOff;

/// <summary>A sign-off: its items with what this person has said about each, objections that are open, and what it comes to.</summary>
public sealed class SignOffDepth(SigningDesk desk, ConcernBook concerns, RegulationNotes regulations) : StageDepth
{
    public override string Type => "CoAudit.SignOff";

    public override async Task<bool> IsFinishedAsync(CoAuditDb db, Audit audit, Stage stage, CancellationToken cancellationToken) =>
        (await desk.LoadAsync(db, stage, cancellationToken)).EveryoneHasFinished;

    public override async Task<StageSight> LookAsync(CoAuditDb db, LoadedTask asked, CancellationToken cancellationToken)
    {
        var (_, stage, task, person) = asked;
        var board = await desk.LoadAsync(db, stage, cancellationToken);
        var objections = await SigningDesk.ObjectionsAsync(db, stage.AuditId, SigningDesk.ScopeOf(stage), cancellationToken);
        var facts = desk.SubjectOf(SigningDesk.ScopeOf(stage)) is { } subject ? await subject.FactsAsync(db, stage.AuditId, cancellationToken) : null;
        var items = board.Items.Where(item => item.Id.Length > 0).Select(item => SignItemJson.Of(board, task, item, objections, facts?.GetValueOrDefault(item.Id))).ToList();
        var notes = await regulations.ReadAsync(db, objections, cancellationToken);
        var shown = objections.Select(o => (JsonNode)ObjectionJson.Of(o, person, board.Items.Any(i => string.Equals(i.Id, o.Item, StringComparison.Ordinal)), notes.GetValueOrDefault(o.Id) ?? []));
        var more = new JsonObject { ["objections"] = new JsonArray([.. shown]), ["seen"] = board.Seen };
        List<string> acts = ["contributions", "sign-off", .. ObjectionJson.Acts(objections, person)];
        var stillAsked = board.Items.Any(item => board.AnswerOf(task, item) is null);
        return new StageSight(items.Count > 0 ? items : null, acts)
        {
            AfterSignOff = stage.Status == StageStatus.Open ? [.. stillAsked ? ["sign-off"] : Array.Empty<string>(), .. ObjectionJson.Acts(objections, person)] : [],
            More = more,
        };
    }

    public override async Task<Conclusion> ConcludeAsync(Unit unit, Audit audit, Stage stage, CancellationToken cancellationToken)
    {
        var board = await desk.LoadAsync(unit.Db, stage, cancellationToken);
        var outcome = board.Outcome;
        var agreed = stage.QuorumIsMet ? board.Items.Where(board.IsAgreed).Select(item => item.Id).ToHashSet(StringComparer.Ordinal) : [];
        if (desk.SubjectOf(SigningDesk.ScopeOf(stage)) is { } subject)
        {
            await subject.AgreeAsync(unit, audit, agreed, cancellationToken);
        }

        await concerns.KeepAsync(unit, audit, stage, cancellationToken);
        var objections = await SigningDesk.ObjectionsAsync(unit.Db, audit.Id, SigningDesk.ScopeOf(stage), cancellationToken);
        return new Conclusion(outcome, new JsonObject
        {
            ["items"] = board.Items.Count,
            ["agreed"] = agreed.Count,
            ["objections"] = objections.Count(o => o.IsOpen),
        });
    }
}
