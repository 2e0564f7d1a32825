using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Reports;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Reports;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.CompareAudits;

/// <summary>Compares an audit's scores with those of an earlier one.</summary>
public sealed class ComparisonReader(IDbContextFactory<CoAuditDb> contexts)
{
    /// <summary>So many audits side by side are still read; this one among them.</summary>
    public const int MostInATrend = 5;

    /// <param name="with">Id of the earlier audit; null or empty is the last one.</param>
    /// <exception cref="NotFoundException">There is no such audit.</exception>
    /// <exception cref="ConflictException">The audit's own scores are still blind.</exception>
    /// <exception cref="InvalidCommandException">It cannot be compared with that audit.</exception>
    public async Task<ComparisonView> GetAsync(AuditId id, string? with, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var audit = await db.Audits.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellationToken) ?? throw new NotFoundException("audit");
        var scored = await db.ScoredUpToAsync(audit, cancellationToken)
            ?? throw new ConflictException("not-revealed", "The scores are shown to everyone at once, when the part that gathers evidence is over. Then they can be compared.");
        IReadOnlyList<EarlierAudit> earlier = [.. scored.SkipLast(1).Reverse()];
        var chosen = await ChosenAsync(db, audit, earlier, with, cancellationToken);
        return new ComparisonView(
            [.. earlier.Select(EarlierAuditView.Of)],
            chosen is null ? null : await db.CompareAsync(chosen, id, cancellationToken),
            earlier.Count < 2 ? null : await TrendAsync(db, [.. scored.TakeLast(MostInATrend)], cancellationToken));
    }

    private static async Task<EarlierAudit?> ChosenAsync(CoAuditDb db, Audit audit, IReadOnlyList<EarlierAudit> earlier, string? with, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(with))
        {
            return earlier.Count == 0 ? null : earlier[0];
        }

        return AuditId.TryParse(with, out var id) && earlier.FirstOrDefault(a => a.Id == id) is { } chosen
            ? chosen
            : throw new InvalidCommandException("with", $"{await WhyNotAsync(db, audit, id, cancellationToken)} {Offer(earlier)}");
    }

    // Nothing of the other audit is told: it may be another service's.
    private static async Task<string> WhyNotAsync(CoAuditDb db, Audit audit, AuditId id, CancellationToken cancellationToken) =>
        await db.Audits.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellationToken) switch
        {
            null => "There is no such audit to compare with.",
            { } other when other.Id == audit.Id => "An audit is not compared with itself.",
            { } other when other.ServiceId != audit.ServiceId => "That audit is of another service.",
            { } other when !string.Equals(other.AuditType, audit.AuditType, StringComparison.Ordinal) => "That audit is of another type.",
            { Status: AuditStatus.Cancelled } => "That audit was cancelled.",
            _ => "The scores of that audit were not shown before those of this one.",
        };

    private static string Offer(IReadOnlyList<EarlierAudit> earlier) =>
        earlier.Count == 0 ? "There is no earlier audit to choose yet." : $"Leave it out for the last audit, or send one of: {string.Join(", ", earlier.Select(a => a.Id))}.";

    private static async Task<TrendView> TrendAsync(CoAuditDb db, IReadOnlyList<EarlierAudit> audits, CancellationToken cancellationToken)
    {
        List<IReadOnlyList<ScoredLine>> lines = [];
        foreach (var audit in audits)
        {
            lines.Add(await db.ScoredLinesAsync(audit.Id, cancellationToken));
        }

        return new TrendView(
            [.. audits.Select(EarlierAuditView.Of)],
            [.. TrendLine.Of(lines[..^1], lines[^1]).Select(line => new TrendLineView(line.Line.Id, line.Line.Plain, [.. line.Numbers.Select(number => number?.Rounded(ShownNumber.Places))]))]);
    }
}
