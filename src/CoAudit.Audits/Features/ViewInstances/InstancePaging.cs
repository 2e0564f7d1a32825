using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.ViewInstances;

/// <summary>Cuts a page out of a long list: from the end that is nearer, and from a mark when that end is far.</summary>
internal sealed class InstancePaging(InstanceMarks marks)
{
    /// <param name="found">All that the list shows, in no order.</param>
    /// <param name="total">How many that are.</param>
    public async Task<List<InstanceRow>> PageAsync(
        IQueryable<InstanceRow> found, int total, InstanceFilter filter, InstancePage page, int size, CancellationToken cancellationToken)
    {
        var skip = Math.Max(0L, page.Page) * size;
        if (skip >= total)
        {
            return [];
        }

        var take = (int)Math.Min(size, total - skip);
        if (skip < InstanceMarks.Every)
        {
            return await Ordered(found, page.Ascending).Skip((int)skip).Take(size).ToListAsync(cancellationToken);
        }

        var left = (int)(total - skip - take);
        if (left >= skip)
        {
            return await WalkAsync(found, page.Ascending, filter, (int)skip, take, cancellationToken);
        }

        var rows = await WalkAsync(found, !page.Ascending, filter, left, take, cancellationToken);
        rows.Reverse();
        return rows;
    }

    private static IQueryable<InstanceRow> Ordered(IQueryable<InstanceRow> found, bool ascending) =>
        ascending ? found.OrderBy(i => i.Id) : found.OrderByDescending(i => i.Id);

    private async Task<List<InstanceRow>> WalkAsync(
        IQueryable<InstanceRow> found, bool ascending, InstanceFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        var number = skip / InstanceMarks.Every;
        if (number == 0)
        {
            return await Ordered(found, ascending).Skip(skip).Take(take).ToListAsync(cancellationToken);
        }

        var mark = await marks.FindAsync(
            $"{(ascending ? "up" : "down")} {filter.Text()}",
            number,
            place => Ordered(found, ascending).Select(i => i.Id).Skip(place).FirstOrDefaultAsync(cancellationToken));
        var from = ascending ? found.Where(i => i.Id.CompareTo(mark) >= 0) : found.Where(i => i.Id.CompareTo(mark) <= 0);
        return mark is null ? [] : await Ordered(from, ascending).Skip(skip - (number * InstanceMarks.Every)).Take(take).ToListAsync(cancellationToken);
    }
}
