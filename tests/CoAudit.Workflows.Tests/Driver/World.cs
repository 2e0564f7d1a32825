using System.Text.Json.Nodes;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;

namespace CoAudit.Workflows.Tests.Driver;

/// <summary>
/// A service in memory: definitions, instances and a clock that moves when told. What happens in the background happens at the end of each call.
/// </summary>
internal sealed class World(string ids = "i")
{
    public static readonly ActivityRegistry Registry = ActivityRegistry.FromAssemblies(typeof(World).Assembly);

    private readonly Dictionary<string, List<CompiledWorkflow>> _definitions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _retracted = new(StringComparer.Ordinal);
    private readonly Queue<Action> _background = new();
    private readonly List<PublishEvent> _unheard = [];

    public DateTimeOffset Now { get; private set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public List<Instance> Instances { get; } = [];

    public void Import(string json) => Import(CompiledWorkflow.Compile(Definition.Parse(json), Registry));

    public void Import(CompiledWorkflow workflow)
    {
        if (!_definitions.TryGetValue(workflow.Definition.DefinitionId, out var versions))
        {
            versions = [];
            _definitions.Add(workflow.Definition.DefinitionId, versions);
        }

        versions.Add(workflow);
    }

    public void Retract(string definitionId) => _retracted.Add(definitionId);

    public Instance Execute(string definitionId, JsonObject? input = null, string? correlationId = null, string? trigger = null, JsonNode? payload = null) =>
        TryExecute(definitionId, input, correlationId, trigger, payload) ?? throw new InvalidOperationException($"{definitionId} is not published.");

    public Instance? TryExecute(string definitionId, JsonObject? input = null, string? correlationId = null, string? trigger = null, JsonNode? payload = null)
    {
        var instance = Start(
            definitionId,
            new StartWorkflow($"{ids}{Instances.Count + 1}", input) { CorrelationId = correlationId, TriggerActivityId = trigger, TriggerPayload = payload },
            parent: null);
        Settle();
        return instance;
    }

    /// <summary>Tells an event to those who wait for it; when nobody does, to the first that comes to.</summary>
    public void Event(string name, JsonNode? payload = null, string? correlationId = null, Instance? only = null)
    {
        if (!Tell(new PublishEvent("", only?.Id ?? "", name, correlationId, payload, IsLocal: only is not null)))
        {
            _unheard.Add(new PublishEvent("", only?.Id ?? "", name, correlationId, payload, IsLocal: only is not null));
        }

        Settle();
    }

    public void CompleteTask(Instance instance, string taskName, JsonNode? result)
    {
        var task = instance.State.Bookmarks.First(b => b.Name == "Elsa.RunTask" && (string?)b.Payload!["taskName"] == taskName);
        Resume(instance, task, result);
        Settle();
    }

    public void Cancel(Instance instance)
    {
        Run(instance, new CancelWorkflow());
        foreach (var child in Instances.Where(i => i.Parent == instance && i.State.Status == WorkflowStatus.Running).ToList())
        {
            Cancel(child);
        }

        Settle();
    }

    public void Advance(TimeSpan by)
    {
        Now += by;
        foreach (var instance in Instances.ToList())
        {
            foreach (var bookmark in instance.State.Bookmarks.Where(b => b.DueAt <= Now))
            {
                Resume(instance, bookmark);
            }
        }

        Settle();
    }

    /// <summary>Compiled anew with the workflows that it uses as activities, as they are now.</summary>
    private CompiledWorkflow WithUsed(CompiledWorkflow workflow)
    {
        var used = new Dictionary<string, WorkflowDefinition>(StringComparer.Ordinal);
        var open = new Queue<WorkflowReference>(workflow.Missing);
        while (open.TryDequeue(out var reference))
        {
            if (!used.ContainsKey(reference.Key) && _definitions.TryGetValue(reference.DefinitionId, out var versions))
            {
                var version = reference.Version is { } number && number <= versions.Count ? versions[number - 1] : versions[^1];
                if (!version.Definition.IsUsableAsActivity)
                {
                    continue;
                }

                used.Add(reference.Key, version.Definition);
                version.Missing.ToList().ForEach(open.Enqueue);
            }
        }

        return used.Count == 0 ? workflow : CompiledWorkflow.Compile(workflow.Definition, Registry, used);
    }

    private Instance? Start(string definitionId, StartWorkflow start, Instance? parent)
    {
        if (!_definitions.TryGetValue(definitionId, out var versions) || _retracted.Contains(definitionId))
        {
            return null;
        }

        var instance = new Instance(start.InstanceId, WithUsed(versions[^1]), versions.Count) { Parent = parent };
        Instances.Add(instance);
        Run(instance, start);
        return instance;
    }

    private void Resume(Instance instance, Bookmark bookmark, JsonNode? payload = null) => Run(instance, new ResumeBookmark(bookmark.Id, payload?.DeepClone()));

    private void Run(Instance instance, Stimulus stimulus)
    {
        var burst = instance.Run(stimulus, Now, request => Answer(instance, request));
        foreach (var published in burst.Effects.OfType<PublishEvent>())
        {
            _background.Enqueue(() => Tell(published with { ActivityInstanceId = instance.Id }));
        }

        foreach (var late in _unheard.Where(e => burst.Created.Any(b => Hears(instance, b, e))).ToList())
        {
            _unheard.Remove(late);
            _background.Enqueue(() => Tell(late));
        }

        if (instance is { Parent: not null, State.Status: WorkflowStatus.Finished } && !burst.IsNoOp)
        {
            _background.Enqueue(() => TellParent(instance));
        }
    }

    private ChildAnswer Answer(Instance parent, ChildRequest request)
    {
        if (!_definitions.ContainsKey(request.DefinitionId) || _retracted.Contains(request.DefinitionId))
        {
            return ChildAnswer.Refused($"There is no published workflow {request.DefinitionId}.");
        }

        var starts = request.Children.Select(child => new StartWorkflow(child.InstanceId, child.Input) { CorrelationId = child.CorrelationId }).ToList();
        if (request.InBackground)
        {
            starts.ForEach(start => _background.Enqueue(() => Start(request.DefinitionId, start, parent)));
            return ChildAnswer.InBackground;
        }

        return new ChildAnswer(null, [.. starts.Select(start => ChildResult.Of(Start(request.DefinitionId, start, parent)!.State))]);
    }

    private void TellParent(Instance child)
    {
        foreach (var wait in child.Parent!.State.Bookmarks.Where(b => b.Key == child.Id))
        {
            Resume(child.Parent, wait, ChildResult.Of(child.State).ToPayload());
        }
    }

    private bool Tell(PublishEvent told)
    {
        var heard = false;
        foreach (var instance in Instances.ToList())
        {
            foreach (var bookmark in instance.State.Bookmarks.Where(b => Hears(instance, b, told)))
            {
                heard = true;
                Resume(instance, bookmark, told.Payload);
            }
        }

        foreach (var (definitionId, versions) in _definitions.Where(d => !told.IsLocal && !_retracted.Contains(d.Key)).ToList())
        {
            foreach (var trigger in versions[^1].Triggers.Where(t => t.Type == "Elsa.Event" && t.Key == told.EventName))
            {
                heard = true;
                var start = new StartWorkflow($"{ids}{Instances.Count + 1}") { CorrelationId = told.CorrelationId, TriggerActivityId = trigger.ActivityId, TriggerPayload = told.Payload };
                Start(definitionId, start, parent: null);
            }
        }

        return heard;
    }

    private static bool Hears(Instance instance, Bookmark bookmark, PublishEvent told) =>
        bookmark.Name == "Elsa.Event" && bookmark.Key == told.EventName && (told.CorrelationId is null || told.CorrelationId == instance.State.CorrelationId)
            && (!told.IsLocal || told.ActivityInstanceId == instance.Id);

    private void Settle()
    {
        while (_background.TryDequeue(out var next))
        {
            next();
        }
    }
}
