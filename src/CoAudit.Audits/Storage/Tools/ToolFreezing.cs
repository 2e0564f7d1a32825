using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Tools.Building;
using CoAudit.Audits.Storage.Evidence;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Storage.Tools;

/// <summary>Freezes a tool as its next version, binds it to the trail, and asks those again who have answered words that are different now.</summary>
public sealed class ToolFreezing(ToolMails mails)
{
    /// <summary>Whether the tool can still get other words at all: once scores are shown, nobody could answer the new ones blind.</summary>
    /// <exception cref="ConflictException">People have scored it, and everyone has seen how.</exception>
    public static async Task EnsureOpenAsync(Unit unit, AuditTool tool, AuditId audit, CancellationToken cancellationToken)
    {
        if (tool.Frozen is not null && !await IsBuiltNowAsync(unit, audit, cancellationToken) && (await unit.Db.ScoringStagesAsync(audit, cancellationToken)).Any(s => s.IsRevealed))
        {
            throw new ConflictException("tool-used", $"People have scored version {tool.Frozen.Label} of the tool, and everyone has seen the scores. It does not change any more.");
        }
    }

    /// <summary>The tool is frozen already and was changed: that makes the next version. While people build it nothing is frozen.</summary>
    public async Task RenewAsync(Unit unit, Audit audit, AuditTool tool, string reason, Actor actor, CancellationToken cancellationToken)
    {
        unit.Db.DraftLines.AddRange(tool.Added);
        tool.Added.Clear();
        if (tool.Frozen is not null && !await IsBuiltNowAsync(unit, audit.Id, cancellationToken))
        {
            await FreezeAsync(unit, audit, tool, null, reason, actor, cancellationToken);
        }
    }

    /// <returns>The version that is in force now; null for a tool without lines.</returns>
    public async Task<ToolVersion?> FreezeAsync(Unit unit, Audit audit, AuditTool tool, StageId? stage, string? reason, Actor actor, CancellationToken cancellationToken)
    {
        unit.Db.DraftLines.AddRange(tool.Added);
        tool.Added.Clear();
        if (tool.Freeze(stage, reason, unit.Now) is not { } version)
        {
            return tool.Frozen;
        }

        unit.Db.ToolVersions.Add(version);
        audit.Record("tool-frozen", actor, new { version = version.Label, hash = version.Hash, lines = tool.Lines.Count() }, unit.Now);
        if (version.Number > 1)
        {
            await ScoreAgainAsync(unit, audit.Id, tool, cancellationToken);
            if (tool.AsksAgain)
            {
                await mails.AskAgainAsync(unit, audit, version, cancellationToken);
            }
        }

        return version;
    }

    /// <summary>Copies the lines for those who score them.</summary>
    public static void Copy(Unit unit, AuditTool tool, AuditId audit)
    {
        foreach (var (index, line) in tool.Lines.Index())
        {
            unit.Db.ToolLines.Add(CopyOf(audit, line, index + 1));
        }
    }

    /// <summary>People build it right now: it is frozen when that is over.</summary>
    public static async Task<bool> IsBuiltNowAsync(Unit unit, AuditId audit, CancellationToken cancellationToken) =>
        (await unit.Db.ToolStagesAsync(audit, cancellationToken)).Exists(s => s.Status == StageStatus.Open);

    // What was answered stays stored with the revision that it answers; what is asked is the new version.
    private static async Task ScoreAgainAsync(Unit unit, AuditId audit, AuditTool tool, CancellationToken cancellationToken)
    {
        var scored = await unit.Db.ToolLines.Where(l => l.AuditId == audit).ToListAsync(cancellationToken);
        if (scored.Count == 0)
        {
            return;
        }

        unit.Db.ToolLines.RemoveRange(scored.Where(l => tool.Find(l.Id) is null));
        foreach (var (index, line) in tool.Lines.Index())
        {
            if (scored.Find(l => string.Equals(l.Id, line.Id, StringComparison.Ordinal)) is not { } known)
            {
                var added = CopyOf(audit, line, index + 1);
                added.ChangedAt = unit.Now;
                unit.Db.ToolLines.Add(added);
                continue;
            }

            known.ChangedAt = known.Revision == line.Revision ? known.ChangedAt : unit.Now;
            Write(line, known, index + 1);
        }
    }

    private static ToolLine CopyOf(AuditId audit, DraftLine line, int position)
    {
        ToolLine copy = new() { AuditId = audit, Id = line.Id, Position = position, Critical = line.Critical, Plain = line.Plain };
        Write(line, copy, position);
        return copy;
    }

    private static void Write(DraftLine line, ToolLine copy, int position)
    {
        (copy.Position, copy.Critical, copy.Revision) = (position, line.Critical, line.Revision);
        (copy.Professional, copy.Plain, copy.Easy) = (line.Professional, line.Plain, line.EasyApproved ? line.Easy : null);
    }
}
