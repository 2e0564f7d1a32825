using System.Collections;
using CoAudit.Workflows.Activities;

namespace CoAudit.Workflows.Execution;

/// <summary>What has started and is not over, in order of its start. Most of what ends has started last, so that is looked at first.</summary>
internal sealed class LiveActivities : IReadOnlyCollection<ActivityContext>
{
    private readonly List<ActivityContext> _activities = [];

    public int Count => _activities.Count;

    /// <summary>The workflow itself; null before it starts and after it ended.</summary>
    public ActivityContext? Root => _activities is [{ Parent: null } root, ..] ? root : null;

    public ActivityContext this[int number] => _activities[IndexOf(number)];

    /// <param name="activity">Its number is greater than that of all others.</param>
    public void Add(ActivityContext activity) => _activities.Add(activity);

    public void Remove(ActivityContext activity) => _activities.RemoveAt(IndexOf(activity.Number));

    public void Clear() => _activities.Clear();

    /// <summary>The children of a container that live now, as a copy: what is done to them changes this.</summary>
    public List<ActivityContext> ChildrenOf(ActivityContext owner) => _activities.FindAll(a => a.Parent == owner);

    public List<ActivityContext>.Enumerator GetEnumerator() => _activities.GetEnumerator();

    IEnumerator<ActivityContext> IEnumerable<ActivityContext>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int IndexOf(int number)
    {
        if (_activities[^1].Number == number)
        {
            return _activities.Count - 1;
        }

        var (low, high) = (0, _activities.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _activities[middle].Number < number ? (middle + 1, high) : (low, middle);
        }

        return _activities[low].Number == number ? low : throw new ArgumentOutOfRangeException(nameof(number), number, "No such activity is live.");
    }
}
