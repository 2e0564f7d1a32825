using System.Globalization;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Expressions;

namespace CoAudit.Workflows.Execution;

/// <summary>One burst while it runs: the mutable copy of a state, the queue, and what is produced. Thrown away afterwards.</summary>
internal sealed partial class BurstRun(CompiledWorkflow workflow, string instanceId, DateTimeOffset now)
{
    /// <summary>Steps after which a burst is taken for a circle without an exit. A loop of 10,000 rounds over 20 activities stays below.</summary>
    public const int DefaultMaxSteps = 250_000;

    private readonly Queue<Scheduled> _queue = new();
    private readonly LiveActivities _live = [];
    private readonly List<Bookmark> _created = [];
    private readonly List<string> _removed = [];
    private readonly List<Effect> _effects = [];
    private readonly List<JournalEntry> _journal = [];
    private JavaScriptHost? _scripts;
    private int _steps;
    private long _letters;
    private TimeSpan _expressions;
    private string? _exhausted;
    private bool _finished;
    private bool _faulted;
    private bool _cancelled;

    public int MaxSteps { get; init; } = DefaultMaxSteps;

    /// <summary>What the activities that ask for children are told, by execution and how many requests it made before in this burst.</summary>
    public IReadOnlyDictionary<(string, int), ChildAnswer>? Answers { get; init; }

    public DateTimeOffset Now { get; } = now.ToUniversalTime();

    public string InstanceId => instanceId;

    public string? CorrelationId { get; set; }

    /// <summary>Display name of the instance.</summary>
    public string? Name { get; set; }

    public CompiledWorkflow Workflow => workflow;

    /// <summary>Set by an activity that ends the instance: once it has completed nothing else happens.</summary>
    public bool FinishRequested { get; set; }

    public JavaScriptHost Scripts => _scripts ??= new JavaScriptHost(Now, $"{instanceId}/{_sequence}");

    public string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{instanceId}.{number}");

    public string NextId() => IdOf(++_lastNumber);

    public void Emit(Effect effect) => _effects.Add(effect);

    public void Waits(Bookmark bookmark) => _created.Add(bookmark);

    public void WaitOver(Bookmark bookmark)
    {
        if (!_created.Remove(bookmark))
        {
            _removed.Add(bookmark.Id);
        }
    }

    /// <summary>Counts what is kept or told; over the limit the burst ends before its next step.</summary>
    public void Spend(long letters)
    {
        _letters += letters;
        if (_letters > BurstLimits.Letters)
        {
            _exhausted ??= $"it handles more than {BurstLimits.Letters:N0} letters without a wait.";
        }
    }

    public void Spend(TimeSpan expression)
    {
        _expressions += expression;
        if (_expressions > BurstLimits.Expressions)
        {
            _exhausted ??= $"its expressions take more than {BurstLimits.Expressions.TotalSeconds} seconds without a wait.";
        }
    }

    /// <param name="variables">Variables that the child alone has, and what stands in it.</param>
    public void Schedule(ActivityContext owner, CompiledActivity child, SortedDictionary<string, JsonNode?>? variables = null)
    {
        owner.OpenChildren++;
        _queue.Enqueue(new Scheduled(owner, child, variables));
    }

    private void Drain()
    {
        while (_queue.TryDequeue(out var next))
        {
            if (next.Owner.Phase == ActivityPhase.Running || next.Owner.LeavesChildren)
            {
                if (++_steps > MaxSteps)
                {
                    throw new RunawayException(next.Child, $"more than {MaxSteps:N0} steps without a wait. There is a circle without an exit.");
                }

                Begin(next.Child, next.Owner, next.Variables);
                StopWhenExhausted(next.Child);
            }
        }

        StopWhenExhausted(workflow.Root);
    }

    private void StopWhenExhausted(CompiledActivity at)
    {
        if (_exhausted is { } why)
        {
            throw new RunawayException(at, why);
        }
    }

    private void Begin(CompiledActivity node, ActivityContext? parent, SortedDictionary<string, JsonNode?>? variables = null)
    {
        var activity = new ActivityContext(this, node, parent, ++_lastNumber) { ExtraVariables = variables };
        _live.Add(activity);
        Log("Started", activity);
        var started = _journal.Count - 1;
        activity.StartVariables();
        Handle(activity, default);
        if (activity is { Phase: ActivityPhase.Running, OpenWaits: null } && activity.TellInputs() is { } inputs)
        {
            _journal[started] = _journal[started] with { Told = inputs };
        }
    }

    // One handler of one activity, and what follows from it: its completion is told upwards level by level.
    private void Handle(ActivityContext activity, Call call)
    {
        for (var current = activity; current is not null;)
        {
            Try(current, call);
            if (current.Phase != ActivityPhase.Completed)
            {
                return;
            }

            var completed = current;
            current = End(completed);
            call = new Call(Child: new ChildCompletion(completed.Node, completed.ActivityInstanceId, completed.Outcomes));
        }
    }

    // What an activity throws must never take the burst down with it: whatever it is, it becomes an incident.
    private void Try(ActivityContext activity, Call call)
    {
        var effects = _effects.Count;
        activity.StartedWaiting = false;
        try
        {
            call.On(activity);
            if (activity.Phase == ActivityPhase.Running && activity is { OpenChildren: 0, OpenWaits: null or [] })
            {
                throw new ActivityFaultException("The activity neither completed nor waits for anything.");
            }
        }
#pragma warning disable CA1031 // The comment above says why.
        catch (Exception e) when (e is not UnansweredException)
#pragma warning restore CA1031
        {
            _effects.RemoveRange(effects, _effects.Count - effects);
            Fault(activity, e is ActivityFaultException ? e.Message : $"{activity.Node.Type} failed: {e.Message}");
            return;
        }

        if (activity is { Phase: ActivityPhase.Running, StartedWaiting: true })
        {
            Log("Suspended", activity, inputs: activity.TellInputs());
        }
    }

    private void Fault(ActivityContext activity, string message)
    {
        DropWaits(activity);
        CancelChildren(activity, IsRunning, IsRunning);
        activity.Phase = ActivityPhase.Faulted;
        _incidents.Add(new Incident(activity.Node.Id, activity.ActivityInstanceId, activity.Node.RunType, message, Now));
        Log("Faulted", activity, new JsonObject { ["Message"] = message }, activity.TellInputs());
        _faulted |= !workflow.ContinuesWithIncidents;
    }

    /// <summary>Which handler of an activity is called: to start it, unless one of the others is given.</summary>
    private readonly record struct Call(Bookmark? Resumed = null, JsonNode? Payload = null, ChildCompletion? Child = null)
    {
        public void On(ActivityContext activity)
        {
            if (Child is not null)
            {
                activity.Node.Activity.ChildCompleted(activity, Child);
            }
            else if (Resumed is not null)
            {
                activity.Node.Activity.Resume(activity, Resumed, Payload);
            }
            else
            {
                activity.Parent?.Node.Activity.ChildBegins(activity.Parent, activity.Node);
                activity.EvaluateInputs();
                activity.Node.Activity.Execute(activity);
            }
        }
    }

    private readonly record struct Scheduled(ActivityContext Owner, CompiledActivity Child, SortedDictionary<string, JsonNode?>? Variables);

    private void Log(string what, ActivityContext activity, JsonObject? payload = null, ToldInputs? inputs = null, JsonObject? outputs = null) =>
        _journal.Add(new JournalEntry(
            ++_sequence,
            Now,
            what,
            activity.Node.Id,
            activity.ActivityInstanceId,
            activity.Parent?.ActivityInstanceId,
            activity.Node.RunType,
            activity.Node.NodeId)
        {
            Payload = payload,
            Told = inputs,
            Outputs = outputs,
        });
}

/// <summary>A burst took more steps than any sound definition needs.</summary>
#pragma warning disable S3871 // It never leaves the engine.
internal sealed class RunawayException(CompiledActivity at, string why) : Exception
{
    public CompiledActivity At => at;

    public string Why => why;
}
