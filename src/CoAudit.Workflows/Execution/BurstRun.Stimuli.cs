using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Activities.Generic;

namespace CoAudit.Workflows.Execution;

/// <content>What sets a burst in motion, and what a burst becomes.</content>
internal sealed partial class BurstRun
{
    private StartWorkflow? _start;
    private bool _triggerTaken;

    public string? TriggerActivityId => _start?.TriggerActivityId;

    public Burst Start(StartWorkflow start)
    {
        TakeInput(start);
        Begin(workflow.Root, null);
        Drain();
        return ToBoundedBurst();
    }

    public Burst Resume(ResumeBookmark resume, Bookmark bookmark)
    {
        var activity = TakeWait(bookmark.Id);
        if (activity.Parent is { Node.Activity: ParallelForEach loop } around)
        {
            loop.TellResumed(around, activity);
        }

        Handle(activity, new Call(Resumed: bookmark, Payload: resume.Payload));
        Drain();
        return ToBoundedBurst();
    }

    public Burst Cancel()
    {
        foreach (var outermost in _live.Where(a => IsRunning(a) && a.Parent is not { Phase: ActivityPhase.Running }).ToList())
        {
            Cancel(outermost, IsRunning);
        }

        KeepVariables();
        _live.Clear();
        _cancelled = true;
        return ToBurst();
    }

    /// <summary>Instead of a burst that never ends: the state before it, less what was resumed, with an incident.</summary>
    public Burst StopRunaway(Stimulus stimulus, RunawayException runaway)
    {
        if (stimulus is StartWorkflow start)
        {
            TakeInput(start);
            var root = new ActivityContext(this, workflow.Root, null, ++_lastNumber);
            root.StartVariables();
            _live.Add(root);
            Log("Started", root);
        }
        else if (stimulus is ResumeBookmark resume)
        {
            TakeWait(resume.BookmarkId);
        }

        Fault(_live.Root!, $"Stopped at \"{runaway.At.DisplayText}\": {runaway.Why}");
        _faulted = true;
        return ToBurst();
    }

    /// <summary>True once, for the activity whose trigger started the instance: it need not wait.</summary>
    public bool TakeTrigger(string activityId, out JsonNode? payload)
    {
        payload = _start?.TriggerPayload;
        if (_triggerTaken || !string.Equals(_start?.TriggerActivityId, activityId, StringComparison.Ordinal))
        {
            return false;
        }

        _triggerTaken = true;
        return true;
    }

    public JsonNode? Input(string name) =>
        _input.TryGetValue(name, out var value) ? value : _start?.Input?[name]?.DeepClone();

    private ActivityContext TakeWait(string bookmarkId)
    {
        foreach (var activity in _live)
        {
            if (activity.OpenWaits?.Find(w => string.Equals(w.Id, bookmarkId, StringComparison.Ordinal)) is { } wait)
            {
                activity.StopWaiting(wait);
                Log("Resumed", activity);
                return activity;
            }
        }

        throw new ArgumentException($"Nothing waits at the bookmark {bookmarkId}.", nameof(bookmarkId));
    }

    private void TakeInput(StartWorkflow start)
    {
        _start = start;
        CorrelationId = start.CorrelationId;
        Name = start.Name;
        foreach (var name in workflow.InputNames)
        {
            if (start.Input?.TryGetPropertyValue(name, out var value) == true)
            {
                Spend(BurstLimits.LettersOfKnown(value));
                _input = With(_input, name, value?.DeepClone());
            }
        }
    }
}
