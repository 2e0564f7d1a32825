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
        var found = tool.Lines.Select(line => (Line: line, Mappings: MappingsOf(line, lens))).ToList();
        return new LensView(
            FrameworkView.Of(lens),
            [.. lens.Items.Select(item => new LensItemView(item.Code, item.Title, item.Section, [.. found.SelectMany(line => At(item.Code, line.Line, line.Mappings, joint))]))],
            [.. found.Where(line => line.Mappings.Count == 0).Select(line => ViewOf(line.Line, null, null, joint))],
            CrosswalksOf(found.SelectMany(line => line.Mappings)));
    }

    // What somebody has said of a line itself stands alone; what is read through another framework only fills the places without it.
    private static IEnumerable<LensLineView> At(string code, DraftLine line, IReadOnlyList<Mapping> mappings, Dictionary<string, decimal?> joint)
    {
        List<Mapping> here = [.. mappings.Where(mapping => mapping.Codes.Contains(code, StringComparer.Ordinal))];
        return here.Find(mapping => mapping.Through is null) is { } itself
            ? [ViewOf(line, itself.Because, null, joint)]
            : here.GroupBy(mapping => mapping.Through!.Crosswalk.Id, StringComparer.Ordinal).Select(way => ViewOf(
                line,
                string.Join(' ', way.Select(mapping => mapping.Because).Distinct(StringComparer.Ordinal)),
                new LensThroughView(way.Key, [.. way.Select(mapping => mapping.Through!.Code).Distinct(StringComparer.Ordinal)]),
                joint));
    }

    private static LensLineView ViewOf(DraftLine line, string? because, LensThroughView? through, Dictionary<string, decimal?> joint) =>
        new(line.Id, line.Plain, line.Source, because, joint.GetValueOrDefault(line.Id), through);

    private IReadOnlyList<CrosswalkView> CrosswalksOf(IEnumerable<Mapping> mappings) =>
    [
        .. mappings.Select(mapping => mapping.Through?.Crosswalk).OfType<Crosswalk>().DistinctBy(crosswalk => crosswalk.Id, StringComparer.Ordinal)
            .Select(crosswalk => new CrosswalkView(crosswalk.Id, library.FindFramework(crosswalk.From)?.Title ?? crosswalk.From, crosswalk.Note)),
    ];

    private static async Task<Dictionary<string, decimal?>> JointAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var given = await db.RevealedScoresAsync(audit, cancellationToken) ?? [];
        var scores = EvidenceReading.Computed(await db.ToolLinesAsync(audit, cancellationToken), given);
        return scores.Criteria.ToDictionary(c => c.Id, c => c.Joint?.Rounded(ScoreViews.Places), StringComparer.Ordinal);
    }

    // A line that grew from words has their id: what it stands for tells where it belongs.
    private IReadOnlyList<Mapping> MappingsOf(DraftLine line, Framework lens)
    {
        var id = line.Source ?? line.Id;
        return library.Sets.FirstOrDefault(set => set.Find(id) is not null) is { } set && set.Find(id) is { } criterion
            ? [.. library.MappingsOf(set, criterion).Concat(library.MappingsThrough(set, criterion)).Where(mapping => string.Equals(mapping.Framework, lens.Id, StringComparison.Ordinal))]
            : [];
    }
}
