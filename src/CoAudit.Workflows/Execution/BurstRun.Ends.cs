using CoAudit.Workflows.Activities;

namespace CoAudit.Workflows.Execution;

/// <content>How activities end, and what ends with them.</content>
internal sealed partial class BurstRun
{
    /// <summary>Cancels the children of a container that run, or have faulted, at the given positions, and says which.</summary>
    public IReadOnlyList<int> CancelChildren(ActivityContext owner, Func<int, bool> at) =>
        CancelChildren(owner, child => IsNotOver(child) && at(child.Node.Position), IsNotOver);

    private List<int> CancelChildren(ActivityContext owner, Func<ActivityContext, bool> which, Func<ActivityContext, bool> descendants)
    {
        var cancelled = new List<int>();

        // Only what has children is asked for them: otherwise every step would walk over all that live.
        if (owner.OpenChildren > 0)
        {
            foreach (var child in _live.ChildrenOf(owner).Where(which))
            {
                Cancel(child, descendants);
                cancelled.Add(child.Node.Position);
            }
        }

        return cancelled;
    }

    private static bool IsRunning(ActivityContext activity) => activity.Phase == ActivityPhase.Running;

    private static bool IsNotOver(ActivityContext activity) => activity.Phase is ActivityPhase.Running or ActivityPhase.Faulted;

    /// <summary>Closes a completed activity and returns the container that must be told, if any.</summary>
    private ActivityContext? End(ActivityContext activity)
    {
        if (!activity.LeavesChildren)
        {
            CancelChildren(activity, IsNotOver, IsNotOver);
        }

        DropWaits(activity);
        var outcomes = activity.NamedOutcomes ? activity.Node.Declared.TellOutcomes(activity.Outcomes) : null;
        Log("Completed", activity, outcomes, activity.TellInputs(), activity.OutputValues);
        if (FinishRequested)
        {
            Finish();
            return null;
        }

        Leave(activity);
        return activity.Parent is { Phase: ActivityPhase.Running } parent ? parent : null;
    }

    private void Cancel(ActivityContext activity, Func<ActivityContext, bool> descendants)
    {
        activity.Phase = ActivityPhase.Canceled;
        CancelChildren(activity, descendants, descendants);
        DropWaits(activity);
        Log("Canceled", activity);
        Leave(activity);
    }

    private void Leave(ActivityContext activity)
    {
        if (activity.Parent is { } parent)
        {
            parent.OpenChildren--;
        }

        if (!activity.HasLeftBehind)
        {
            Remove(activity);
            return;
        }

        activity.IsKept = true;
        if (activity.Parent is { } holder)
        {
            holder.KeptChildren++;
        }
    }

    // Goes, and with it the containers around it that are over and were kept only for it. The instance ends with its root.
    private void Remove(ActivityContext activity)
    {
        while (activity.Parent is { } parent)
        {
            _live.Remove(activity);
            if (!parent.IsKept || parent.HasLeftBehind)
            {
                return;
            }

            if (parent.Parent is { } holder)
            {
                holder.KeptChildren--;
            }

            activity = parent;
        }

        if (activity.Phase == ActivityPhase.Completed)
        {
            Finish();
        }
    }

    private void Finish()
    {
        KeepVariables();
        _finished = true;
        _queue.Clear();
        foreach (var activity in _live)
        {
            DropWaits(activity);
        }

        _live.Clear();
    }

    private void DropWaits(ActivityContext activity)
    {
        if (activity.OpenWaits is not { } waits)
        {
            return;
        }

        activity.OpenWaits = null;
        foreach (var wait in waits)
        {
            WaitOver(wait);
        }
    }
}
