using CoAudit.Audits.Storage.Tables;

namespace CoAudit.Audits.Features.ViewInstances;

/// <summary>Where an instance stands in a list, in each order.</summary>
internal sealed record InstanceMark(string Id, string Name, DateTimeOffset UpdatedAt, DateTimeOffset FinishedAt);

/// <summary>A list in one order and direction. Equals are told apart by their ids, so that each place has one instance.</summary>
internal sealed class InstanceSorting(InstanceOrder order, bool ascending)
{
    private static readonly DateTimeOffset Never = DateTimeOffset.UnixEpoch;

    /// <summary>Tells it from other orders of the same list.</summary>
    public string Text => $"{order} {(ascending ? "up" : "down")}";

    public InstanceSorting Reversed => new(order, !ascending);

#pragma warning disable CA1304, CA1311, CA1862, MA0011 // Runs in the database, which has its own rules for lower case and order.
    public IOrderedQueryable<InstanceRow> Sort(IQueryable<InstanceRow> found) => (order, ascending) switch
    {
        (InstanceOrder.Created, true) => found.OrderBy(i => i.Id),
        (InstanceOrder.Created, false) => found.OrderByDescending(i => i.Id),
        (InstanceOrder.Updated, true) => found.OrderBy(i => i.UpdatedAt).ThenBy(i => i.Id),
        (InstanceOrder.Updated, false) => found.OrderByDescending(i => i.UpdatedAt).ThenByDescending(i => i.Id),
        (InstanceOrder.Finished, true) => found.OrderBy(i => i.FinishedAt ?? Never).ThenBy(i => i.Id),
        (InstanceOrder.Finished, false) => found.OrderByDescending(i => i.FinishedAt ?? Never).ThenByDescending(i => i.Id),
        (InstanceOrder.Name, true) => found.OrderBy(i => (i.Name ?? "").ToLower()).ThenBy(i => i.Id),
        (InstanceOrder.Name, false) => found.OrderByDescending(i => (i.Name ?? "").ToLower()).ThenByDescending(i => i.Id),
    };

    /// <summary>The instances from a mark on, the one that stands there included.</summary>
    public IQueryable<InstanceRow> From(IQueryable<InstanceRow> found, InstanceMark mark)
    {
        var (id, name, updated, finished) = mark;
        return (order, ascending) switch
        {
            (InstanceOrder.Created, true) => found.Where(i => i.Id.CompareTo(id) >= 0),
            (InstanceOrder.Created, false) => found.Where(i => i.Id.CompareTo(id) <= 0),
            (InstanceOrder.Updated, true) => found.Where(i => i.UpdatedAt > updated || (i.UpdatedAt == updated && i.Id.CompareTo(id) >= 0)),
            (InstanceOrder.Updated, false) => found.Where(i => i.UpdatedAt < updated || (i.UpdatedAt == updated && i.Id.CompareTo(id) <= 0)),
            (InstanceOrder.Finished, true) => found.Where(i => (i.FinishedAt ?? Never) > finished || ((i.FinishedAt ?? Never) == finished && i.Id.CompareTo(id) >= 0)),
            (InstanceOrder.Finished, false) => found.Where(i => (i.FinishedAt ?? Never) < finished || ((i.FinishedAt ?? Never) == finished && i.Id.CompareTo(id) <= 0)),
            (InstanceOrder.Name, true) => found.Where(i => (i.Name ?? "").ToLower().CompareTo(name) > 0 || ((i.Name ?? "").ToLower() == name && i.Id.CompareTo(id) >= 0)),
            (InstanceOrder.Name, false) => found.Where(i => (i.Name ?? "").ToLower().CompareTo(name) < 0 || ((i.Name ?? "").ToLower() == name && i.Id.CompareTo(id) <= 0)),
        };
    }

    public static IQueryable<InstanceMark> Marks(IQueryable<InstanceRow> sorted) =>
        sorted.Select(i => new InstanceMark(i.Id, (i.Name ?? "").ToLower(), i.UpdatedAt, i.FinishedAt ?? Never));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
}
