using CoAudit.Audits.Features.GatherEvidence;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Tools;
using CoAudit.Audits.Model.Tools.Building;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Evidence;
using CoAudit.Audits.Storage.Tools;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewLens;

/// <summary>Lays an audit's tool and scores beside a framework, by the mappings of the criteria library.</summary>
public sealed class LensReader(IDbContextFactory<CoAuditDb> contexts, CriteriaLibrary library)
{
    public IReadOnlyList<FrameworkView> Frameworks { get; } = [.. library.Frameworks.Select(FrameworkView.Of)];

    /// <exception cref="InvalidCommandException">There is no such framework.</exception>
    public async Task<LensView> ReadAsync(AuditId audit, string? framework, CancellationToken cancellationToken)
    {
        var lens = library.FindFramework(framework ?? "")
            ?? throw new InvalidCommandException("framework", $"Choose a framework: {string.Join(", ", library.Frameworks.Select(f => f.Id))}.");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var tool = await db.ReadToolAsync(audit, cancellationToken);
        var joint = await JointAsync(db, audit, cancellationToken);
        var places = tool.Lines.SelectMany(line => MappingsOf(line.Id, lens).SelectMany(mapping => mapping.Codes.Select(code => (code, View(line, mapping.Because)))))
            .ToLookup(place => place.code, place => place.Item2, StringComparer.Ordinal);
        var placed = places.SelectMany(lines => lines).Select(line => line.Id).ToHashSet(StringComparer.Ordinal);
        return new LensView(
            FrameworkView.Of(lens),
            [.. lens.Items.Select(item => new LensItemView(item.Code, item.Title, item.Section, [.. places[item.Code]]))],
            [.. tool.Lines.Where(line => !placed.Contains(line.Id)).Select(line => View(line, null))]);

        LensLineView View(DraftLine line, string? because) => new(line.Id, line.Plain, because, joint.GetValueOrDefault(line.Id));
    }

    private static async Task<Dictionary<string, decimal?>> JointAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var given = await db.RevealedScoresAsync(audit, cancellationToken) ?? [];
        var scores = EvidenceReading.Computed(await db.ToolLinesAsync(audit, cancellationToken), given);
        return scores.Criteria.ToDictionary(c => c.Id, c => c.Joint?.Rounded(ScoreViews.Places), StringComparer.Ordinal);
    }

    private IEnumerable<Mapping> MappingsOf(string line, Framework lens) =>
        library.FindCriterion(line) is { } criterion && library.Sets.First(set => set.Find(line) is not null) is { } set
            ? library.MappingsOf(set, criterion).Where(mapping => string.Equals(mapping.Framework, lens.Id, StringComparison.Ordinal))
            : [];
}
