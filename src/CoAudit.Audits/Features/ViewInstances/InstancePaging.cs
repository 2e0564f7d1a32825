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

        InstanceSorting sorting = new(page.Order, page.Ascending);
        var take = (int)Math.Min(size, total - skip);
        if (skip < InstanceMarks.Every)
        {
            return await sorting.Sort(found).Skip((int)skip).Take(size).ToListAsync(cancellationToken);
        }

        var left = (int)(total - skip - take);
        if (left >= skip)
        {
            return await WalkAsync(found, sorting, filter, (int)skip, take, cancellationToken);
        }

        var rows = await WalkAsync(found, sorting.Reversed, filter, left, take, cancellationToken);
        rows.Reverse();
        return rows;
    }

    private async Task<List<InstanceRow>> WalkAsync(
        IQueryable<InstanceRow> found, InstanceSorting sorting, InstanceFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        var number = skip / InstanceMarks.Every;
        if (number == 0)
        {
            return await sorting.Sort(found).Skip(skip).Take(take).ToListAsync(cancellationToken);
        }

        var mark = await marks.FindAsync(
            $"{sorting.Text} {filter.Text()}",
            number,
            place => InstanceSorting.Marks(sorting.Sort(found).Skip(place).Take(1)).FirstOrDefaultAsync(cancellationToken));
        return mark is null ? [] : await sorting.Sort(sorting.From(found, mark)).Skip(skip - (number * InstanceMarks.Every)).Take(take).ToListAsync(cancellationToken);
    }
}
