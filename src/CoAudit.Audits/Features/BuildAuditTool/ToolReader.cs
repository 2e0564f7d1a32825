using CoAudit.Audits.Model;
using CoAudit.Audits.Model.EasyRead;
using CoAudit.Audits.Model.Tools.Building;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.Tools;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.BuildAuditTool;

/// <summary>Reads an audit's tool. What people suggest is in it only once the reveal has opened it.</summary>
public sealed class ToolReader(IDbContextFactory<CoAuditDb> contexts)
{
    /// <exception cref="ConflictException">People still make suggestions, each for themselves.</exception>
    public async Task<ToolView> GetAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return (await db.ToolStagesAsync(audit, cancellationToken)).Exists(s => s.IsRevealed)
            ? await ReadAsync(db, audit, cancellationToken)
            : throw new ConflictException("not-revealed", "The tool is shown when everyone has made their suggestions, or when the part that builds it is over.");
    }

    /// <summary>For those who run the audit, at any time: before the reveal its lines only. Null when there is no tool yet.</summary>
    public async Task<ToolView?> FindAsync(AuditId audit, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var tool = await ReadAsync(db, audit, cancellationToken);
        return tool.Lines.Count + tool.Suggestions.Count > 0 ? tool : null;
    }

    private static async Task<ToolView> ReadAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var stages = await db.ToolStagesAsync(audit, cancellationToken);
        var tool = await db.ReadToolAsync(audit, cancellationToken);
        var suggestions = await db.SuggestionsAsync(audit, cancellationToken);
        var versions = await db.ToolVersions.AsNoTracking().Where(v => v.AuditId == audit).OrderBy(v => v.Number).ToListAsync(cancellationToken);
        var speaker = await db.SpeakersAsync(audit, cancellationToken);
        var said = suggestions.ToDictionary(s => s.Said.Id, s => s.Said);
        var scoresAreShown = (await db.ScoringStagesAsync(audit, cancellationToken)).Any(s => s.IsRevealed);
        return new ToolView(
            tool.Frozen?.Label,
            tool.Frozen is null || stages.Exists(s => s.Status == StageStatus.Open) ? "draft" : "frozen",
            tool.Frozen?.Hash,
            tool.Frozen?.FrozenAt,
            tool.Frozen is null || !scoresAreShown || stages.Exists(s => s.Status == StageStatus.Open),
            [.. tool.Lines.Select(line => ViewOf(line, line.GrewFrom is { } from && said.TryGetValue(from, out var words) ? speaker(words) : null))],
            [.. suggestions.Select(s => ViewOf(s.Said, s.Suggestion, s.Decision, tool, speaker(s.Said)))],
            [.. versions.Select(v => new ToolVersionView(v.Label, v.Hash, v.FrozenAt, v.Reason))]);
    }

    private static ToolLineView ViewOf(DraftLine line, Group? from) => new(
        line.Id, line.Professional, line.Plain, line.Easy, line.EasyApproved, line.Easy is null ? [] : [.. EasyReadCheck.Of(line.Easy).Select(problem => problem.Message)],
        line.Critical, line.Sampling, line.Evidence.Split(',', StringSplitOptions.RemoveEmptyEntries), line.Source, line.GrewFrom, from?.Code() ?? "", line.Revision);

    private static SuggestionView ViewOf(Contribution said, Suggestion suggestion, ToolDecision? decision, AuditTool tool, Group? speaker) => new(
        said.Id, suggestion.Kind.Code(), suggestion.Text, suggestion.Why, suggestion.About, speaker?.Code() ?? "", said.Late, decision?.Status ?? ToolDecision.Open,
        decision?.Reason, decision?.LineId, decision is null ? tool.Find(suggestion.About)?.Plain : decision.Before, decision?.After, decision?.At);
}
