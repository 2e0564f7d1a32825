using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Tools;
using CoAudit.Audits.Model.Tools.Building;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tools;
using CoAudit.Audits.Storage.Voices;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.BuildAuditTool;

public sealed class DecideSuggestionHandler(ITransactor transactor, CriteriaLibrary library, ToolFreezing freezing, VoiceThreads threads, ToolThread tools, StageClosing closing)
{
    public Task<SuggestionDecided> HandleAsync(DecideSuggestion command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var given = GivenDecision.Read(command.Decision, command.Reason, ToolDecision.All);
        return transactor.RunOnceAsync(key, (unit, ct) => DecideAsync(unit, command, given, ct), cancellationToken);
    }

    private async Task<SuggestionDecided> DecideAsync(Unit unit, DecideSuggestion command, GivenDecision given, CancellationToken cancellationToken)
    {
        var audit = await unit.Db.LockAuditAsync(command.Audit, cancellationToken) ?? throw new NotFoundException("audit");
        var (said, suggestion) = await FindAsync(unit, command, cancellationToken);
        var tool = await unit.Db.LoadToolAsync(audit.Id, cancellationToken);
        var earlier = await unit.Db.ToolDecisions.FirstOrDefaultAsync(d => d.ContributionId == said.Id, cancellationToken);
        if (earlier is not null && string.Equals(earlier.Status, given.Decision, StringComparison.Ordinal) && string.Equals(earlier.Reason, given.Reason, StringComparison.Ordinal))
        {
            return ViewOf(earlier, tool.Frozen);
        }

        if (given.Decision is not ToolDecision.NotAccepted)
        {
            await ToolFreezing.EnsureOpenAsync(unit, tool, audit.Id, cancellationToken);
        }

        Considered considered = new(given.Decision, given.Reason, WordsOf(command, suggestion, given.Decision, tool), command.Into);
        var decision = tool.Decide(suggestion, earlier, considered, library.FindCriterion(suggestion.About), command.Actor, unit.Now);
        if (earlier is null)
        {
            unit.Db.ToolDecisions.Add(decision);
        }

        audit.Record("suggestion-decided", command.Actor, new { suggestion = said.Id, decision.Status, line = decision.LineId }, unit.Now);
        await TellAsync(unit, audit, said, decision, cancellationToken);
        await tools.CheckedAsync(unit, audit, said, decision, cancellationToken);
        if (decision.ChangedTheTool)
        {
            await freezing.RenewAsync(unit, audit, tool, given.Reason, command.Actor, cancellationToken);
        }

        await unit.Db.SaveChangesAsync(cancellationToken);
        await CloseAsync(unit, audit, cancellationToken);
        return ViewOf(decision, await unit.Db.NewestToolAsync(audit.Id, cancellationToken));
    }

    private static async Task<(Contribution Said, Suggestion Suggestion)> FindAsync(Unit unit, DecideSuggestion command, CancellationToken cancellationToken)
    {
        var said = await unit.Db.Contributions.AsNoTracking().FirstOrDefaultAsync(c => c.Id == command.Suggestion && c.AuditId == command.Audit && c.WithdrawnAt == null, cancellationToken);
        var stage = said is null ? null : (await unit.Db.ToolStagesAsync(command.Audit, cancellationToken)).Find(s => s.Id == said.StageId);
        if (said is null || stage is null || Suggestion.Find(said) is not { } suggestion)
        {
            throw new NotFoundException("suggestion");
        }

        return stage.Shows(said)
            ? (said, suggestion)
            : throw new ConflictException("not-revealed", "People still make suggestions, each for themselves. They can be decided when everyone sees them.");
    }

    private static LineWords? WordsOf(DecideSuggestion command, Suggestion suggestion, string decision, AuditTool tool)
    {
        if (command.Words.IsEmpty || decision is ToolDecision.NotAccepted)
        {
            return null;
        }

        FieldRules rules = new();
        var now = decision is ToolDecision.Merged || suggestion.Kind is not SuggestionKind.Add ? tool.Find(command.Into ?? suggestion.About)?.Words : null;
        var words = (now is null && command.Words.Plain is null ? command.Words with { Plain = suggestion.AsLine } : command.Words).Over(now, rules);
        rules.ThrowIfBroken();
        return words;
    }

    private async Task TellAsync(Unit unit, Audit audit, Contribution said, ToolDecision decision, CancellationToken cancellationToken) => await threads.AddAsync(
        unit,
        audit,
        said,
        new Turn
        {
            Id = Guid.CreateVersion7(unit.Now),
            AuditId = audit.Id,
            ContributionId = said.Id,
            StageId = said.StageId,
            Kind = decision.Status is ToolDecision.Merged ? TurnKind.Merged : TurnKind.Decided,
            Outcome = decision.Status,
            ItemId = decision.LineId,
            Before = decision.Before,
            After = decision.After,
            Reason = decision.Reason,
            Actor = decision.Actor,
            At = unit.Now,
        },
        cancellationToken);

    // Whichever part builds the tool now: it waits for what was suggested in an earlier one too.
    private async Task CloseAsync(Unit unit, Audit audit, CancellationToken cancellationToken)
    {
        if ((await unit.Db.ToolStagesAsync(audit.Id, cancellationToken)).FindLast(s => s.Status == StageStatus.Open) is { } open
            && await unit.Db.LockStageAsync(open.Id, cancellationToken) is (_, var stage))
        {
            await closing.CloseWhenFinishedAsync(unit, audit, stage, cancellationToken);
        }
    }

    private static SuggestionDecided ViewOf(ToolDecision decision, ToolVersion? version) =>
        new(decision.ContributionId, decision.Status, decision.LineId, decision.Before, decision.After, version?.Label);
}
