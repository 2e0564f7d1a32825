using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.SigningOff;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.SigningOff;
using CoAudit.Audits.Storage.Voices;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.AnalyseFindings;

/// <summary>The findings: each is signed for itself, with its numbers, what people said it means and what was decided about it.</summary>
internal sealed class FindingsSubject(FindingThread thread) : SignSubject
{
    public override string Subject => SignedFindings.Scope;

    /// <summary>Those of the newest analysis that everyone may read. One that was turned down is no finding any more.</summary>
    public override async Task<IReadOnlyList<SignItem>> ItemsAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var (stage, findings) = await FindingsAsync(db, audit, cancellationToken);
        var sight = await SightAsync(db, audit, cancellationToken);

        // Whoever signed before there were findings has not signed them.
        return [.. findings.Where(f => f.Status != FindingStatus.NotAgreed).Select(f => new SignItem(f.Id.ToString(), "finding", sight.TextOf(f), ChangedAt: stage?.ClosedAt))];
    }

    public override async Task<IReadOnlyDictionary<string, JsonObject>> FactsAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var (_, findings) = await FindingsAsync(db, audit, cancellationToken);
        var said = await db.RevealedAsync(audit, int.MaxValue, cancellationToken);
        var speaker = await db.SpeakersAsync(audit, cancellationToken);
        var sight = await SightAsync(db, audit, cancellationToken);
        return findings.ToDictionary(f => f.Id.ToString(), f => FactsOf(f, sight, said, speaker), StringComparer.Ordinal);
    }

    public override async Task<string?> FindTextAsync(CoAuditDb db, AuditId audit, string item, CancellationToken cancellationToken) =>
        Guid.TryParse(item, out var id) && await db.Findings.AsNoTracking().FirstOrDefaultAsync(f => f.AuditId == audit && f.Id == id, cancellationToken) is { } finding
            ? (await SightAsync(db, audit, cancellationToken)).TextOf(finding)
            : null;

    /// <summary>The finding reads differently from now on; those whose words led to it are shown both.</summary>
    /// <exception cref="InvalidCommandException">It is good practice in somebody's own words.</exception>
    public override async Task RewordAsync(Unit unit, Audit audit, Objection objection, string before, string after, CancellationToken cancellationToken)
    {
        if (Guid.TryParse(objection.Item, out var id) && await unit.Db.Findings.FirstOrDefaultAsync(f => f.AuditId == audit.Id && f.Id == id, cancellationToken) is { } finding)
        {
            if (finding.Kind == FindingKind.GoodPractice)
            {
                throw new InvalidCommandException("newText", "Somebody has told this in their own words. Nobody changes them. Send your answer without new words.");
            }

            await thread.RewordedAsync(unit, audit, finding, before, after, cancellationToken);
        }
    }

    /// <summary>Those whose words led to a finding are told that it is signed. What it needs to be agreed, it needs all the same.</summary>
    public override async Task AgreeAsync(Unit unit, Audit audit, IReadOnlySet<string> items, CancellationToken cancellationToken)
    {
        var (_, findings) = await FindingsAsync(unit.Db, audit.Id, cancellationToken);
        var sight = await SightAsync(unit.Db, audit.Id, cancellationToken);
        foreach (var finding in findings.Where(f => items.Contains(f.Id.ToString())))
        {
            await thread.SignedOffAsync(unit, audit, finding, sight.TextOf(finding), cancellationToken);
        }
    }

    private static async Task<(Stage? Stage, IReadOnlyList<Finding> Findings)> FindingsAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken) =>
        (await db.AnalysisStagesAsync(audit, cancellationToken)).LastOrDefault(s => s.IsRevealed) is { } stage
            ? (stage, await db.Findings.AsNoTracking().Where(f => f.StageId == stage.Id).OrderBy(f => f.Position).ToListAsync(cancellationToken))
            : (null, []);

    private static async Task<FindingSight> SightAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken) => new(
        await db.ToolLinesAsync(audit, cancellationToken), await db.RevealedScoresAsync(audit, cancellationToken) ?? [],
        await db.RevealedObstaclesAsync(audit, cancellationToken), await db.RevealedAsync(audit, int.MaxValue, cancellationToken))
    {
        Reworded = await SignedFindings.WordsAsync(db, audit, cancellationToken),
    };

    // What came after the analysis is kept beside the finding. It changes nothing that is signed.
    private static JsonObject FactsOf(Finding finding, FindingSight sight, IReadOnlyList<Contribution> said, Func<Contribution, Group?> speaker)
    {
        var facts = sight.ItemOf(finding).More;
        facts["status"] = FindingNames.Of(finding.Status);
        facts["decisionReason"] = finding.DecisionReason;
        facts["waiver"] = finding.Waiver;
        facts["interpretations"] = new JsonArray(
        [
            .. said.Where(c => !c.Late && Interpretations.IsKind(c, Interpretations.Kind) && c.IsAbout(finding))
                .Select(c => (JsonNode)new JsonObject { ["text"] = c.Text, ["group"] = speaker(c)?.Code() ?? "" }),
        ]);
        return facts;
    }
}
