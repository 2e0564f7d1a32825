using System.Text.Json.Nodes;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Expressions;
using CoAudit.Workflows.Flow;

namespace CoAudit.Workflows.Activities;

/// <summary>Where one execution stands.</summary>
internal enum ActivityPhase
{
    Running,
    Completed,
    Faulted,
    Canceled,
}

/// <content>What only the engine and its own activities use.</content>
public sealed partial class ActivityContext
{
    private const string OutcomesMark = "outcomes";
    private const string BreakingMark = "breaking";

    private static readonly string[] DoneOnly = ["Done"];

    private object?[]? _inputs;
    private ToldInputs? _resumedWith;

    /// <summary>The number that the execution's id ends with; orders executions by their start.</summary>
    internal int Number { get; }

    internal ActivityContext? Parent { get; }

    internal ActivityPhase Phase { get; set; } = ActivityPhase.Running;

    internal IReadOnlyList<string> Outcomes { get; private set; } = DoneOnly;

    /// <summary>True when the activity named its exits; the journal shows only those.</summary>
    internal bool NamedOutcomes { get; private set; }

    /// <summary>Children scheduled and not yet over. A faulted child stays open: its container never completes by itself.</summary>
    internal int OpenChildren { get; set; }

    /// <summary>Children that are over and kept for what they left behind.</summary>
    internal int KeptChildren { get; set; }

    /// <summary>True when it completes, or has completed, without ending what runs inside it.</summary>
    internal bool LeavesChildren { get; set; }

    /// <summary>True when it is over and stays for what it left behind.</summary>
    internal bool IsKept { get; set; }

    internal bool HasLeftBehind => KeptChildren > 0 || (LeavesChildren && OpenChildren > 0);

    /// <summary>True once a Break inside has asked to end this: what runs now is the last.</summary>
    internal bool IsBreaking
    {
        get => StoredData?.ContainsKey(BreakingMark) == true;
        set => Data[BreakingMark] = value;
    }

    internal JsonObject? StoredData { get; set; }

    internal List<Bookmark>? OpenWaits { get; set; }

    /// <summary>True when the handler that just ran made a wait.</summary>
    internal bool StartedWaiting { get; set; }

    internal JsonObject? OutputValues { get; set; }

    /// <summary>Evaluated inputs as JSON; null where the definition fixes the value.</summary>
    internal JsonNode?[]? InputNodes { get; set; }

    /// <summary>True when the journal has already told the inputs.</summary>
    internal bool InputsTold { get; set; }

    /// <summary>Values of the variables that the node declares.</summary>
    internal JsonNode?[]? VariableValues { get; set; }

    /// <summary>Variables made while running.</summary>
    internal SortedDictionary<string, JsonNode?>? ExtraVariables { get; set; }

    internal FlowTokens? Tokens { get; set; }

    internal BurstRun Run => _run;

    private int _requests;

    /// <summary>Inside a workflow that is used as an activity its inputs are variables; where there is no such variable, it is an input of the whole.</summary>
    internal JsonNode? WorkflowInput(string name) =>
        Node.IsNested && TryGetVariable(new VariableReference(null, name), out var value) ? value : _run.Input(name);

    internal void Schedule(CompiledActivity child) => _run.Schedule(this, child);

    /// <summary>Starts a child for which these variables are declared, as loops do for each round.</summary>
    internal void Schedule(CompiledActivity child, params ReadOnlySpan<(string Name, JsonNode? Value)> variables)
    {
        var own = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (name, value) in variables)
        {
            own[name] = value;
        }

        _run.Schedule(this, child, own);
    }

    /// <summary>An input's value, whatever its type, without a copy: not to be changed.</summary>
    internal object? ValueOf(InputDeclaration input) => InputAt(Node.Declared.IndexOf(input));

    /// <summary>An input's value without a copy: not to be changed.</summary>
    internal T Peek<T>(Input<T> input) => InputAt(Node.Declared.IndexOf(input)) is T typed ? typed : input.Default;

    /// <summary>Gives an output of the workflow around this activity a value.</summary>
    internal void SetWorkflowOutput(string name, JsonNode? value)
    {
        for (var scope = Parent; scope is not null; scope = scope.Parent)
        {
            if (scope.Node.Activity is WorkflowAsActivity composite && composite.Gives(name))
            {
                SetVariable(new VariableReference(null, name), value?.DeepClone());
                scope.SetOutput(name, value);
                return;
            }
        }

        _run.Spend(BurstLimits.LettersOf(value));
        _run.SetOutput(name, value);
    }

    /// <summary>Of the workflow inside a workflow that is used as an activity: the exits to leave by once it is over.</summary>
    internal void LeaveBy(IReadOnlyList<string> outcomes)
    {
        if (Parent is { } composite)
        {
            composite.Data[OutcomesMark] = new JsonArray([.. outcomes.Select(o => JsonValue.Create(o))]);
        }
    }

    /// <summary>The exits that <see cref="LeaveBy"/> named; none means Done.</summary>
    internal string[] NamedExits => StoredData?[OutcomesMark] is JsonArray names ? [.. names.Select(name => (string)name!)] : [];

    /// <summary>Ends the whole instance as soon as this activity has completed.</summary>
    internal void FinishWorkflow()
    {
        Complete();
        _run.FinishRequested = true;
    }

    /// <summary>Starts children; how far they came is the answer. The burst may be run again from its beginning for it.</summary>
    /// <exception cref="ActivityFaultException">They cannot be started.</exception>
    internal IReadOnlyList<ChildResult> StartChildren(string definitionId, IReadOnlyList<(JsonObject Input, string? CorrelationId)> children, bool inBackground, out string[] ids)
    {
        var ask = _requests++;
        var starts = children.Select((child, i) => new ChildStart(ChildIds.Derive(Now, ActivityInstanceId, ask, i), child.Input, child.CorrelationId)).ToList();
        if (_run.Answers?.TryGetValue((ActivityInstanceId, ask), out var answer) != true)
        {
            throw new UnansweredException((ActivityInstanceId, ask), new ChildRequest(ActivityInstanceId, definitionId, starts, inBackground));
        }

        ids = [.. starts.Select(s => s.InstanceId)];
        return answer!.Problem is null ? answer.Results : throw new ActivityFaultException(answer.Problem);
    }

    /// <summary>The activity made more of what it was given: readers see this instead.</summary>
    internal void TellInput<T>(Input<T> input, JsonNode? value)
    {
        var index = Node.Declared.IndexOf(input);
        (_inputs ??= new object?[Node.Inputs.Count])[index] = value;
        (InputNodes ??= new JsonNode?[Node.Inputs.Count])[index] = value;
        InputsTold = false;
    }

    /// <summary>Tells readers the inputs as they would be with other variables of its own. The activity keeps what it has; where that fails, so do they.</summary>
    internal void TellInputsWith(SortedDictionary<string, JsonNode?> variables)
    {
        var (own, inputs, nodes) = (ExtraVariables, _inputs, InputNodes);
        try
        {
            ExtraVariables = variables;
            InputsTold = false;
            EvaluateInputs();
            _resumedWith = TellInputs();
        }
        catch (ActivityFaultException)
        {
            // Nothing that readers are told may fault what runs.
            InputsTold = true;
        }
        finally
        {
            (ExtraVariables, _inputs, InputNodes) = (own, inputs, nodes);
        }
    }

    /// <summary>Evaluates an input once more, for instance because a variable that it reads has changed.</summary>
    internal T EvaluateAgain<T>(Input<T> input) => Evaluate(Node, input);

    /// <summary>True once, for the activity whose trigger started the instance.</summary>
    internal bool TakeTrigger(out JsonNode? payload) => _run.TakeTrigger(Node.Key, out payload);

    internal void StartVariables()
    {
        if (Node.Variables.Count > 0)
        {
            VariableValues = [.. Node.Variables.Select(v => v.Default)];
        }
    }

    internal bool TryGetVariable(VariableReference variable, out JsonNode? value)
    {
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.Node.IndexOf(variable) is var index and >= 0)
            {
                value = scope.VariableValues![index];
                return true;
            }

            if (scope.ExtraVariables?.TryGetValue(variable.Name ?? variable.Id ?? "", out value) == true)
            {
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>Sets the nearest variable of that id or name; makes one on the workflow when there is none. The node becomes part of the state.</summary>
    internal void SetVariable(VariableReference variable, JsonNode? value)
    {
        _run.Spend(BurstLimits.LettersOf(value));
        var name = variable.Name ?? variable.Id ?? "";
        var outermost = this;
        for (var scope = this; scope is not null; scope = scope.Parent)
        {
            outermost = scope;
            if (scope.Node.IndexOf(variable) is var index and >= 0)
            {
                scope.VariableValues![index] = Coerce(scope.Node.Variables[index], value);
                return;
            }

            if (scope.ExtraVariables?.ContainsKey(name) == true)
            {
                scope.ExtraVariables[name] = value;
                return;
            }
        }

        (outermost.ExtraVariables ??= new(StringComparer.Ordinal))[name] = value;
    }

    /// <summary>Evaluates the inputs that depend on the instance, all before the activity runs, as Elsa does.</summary>
    internal void EvaluateInputs()
    {
        if (!Node.HasDynamicInputs)
        {
            return;
        }

        InputNodes = new JsonNode?[Node.Inputs.Count];
        _inputs = new object?[Node.Inputs.Count];
        for (var i = 0; i < Node.Inputs.Count; i++)
        {
            var binding = Node.Inputs[i];
            if (binding.Declaration.EvaluatedFirst && (!binding.IsConstant || binding.Problem is not null))
            {
                _inputs[i] = Evaluate(binding, out InputNodes[i]);
            }
        }
    }

    /// <summary>Evaluates an input of a child that is not yet started.</summary>
    internal T Evaluate<T>(CompiledActivity child, Input<T> input)
    {
        var binding = child.Inputs[child.Declared.IndexOf(input)];
        var value = binding.IsConstant && binding.Problem is null ? binding.Constant : Evaluate(binding, out _);
        return value is T typed ? typed : input.Default;
    }

    internal bool IsTrue(Expression condition) => Values.To(typeof(bool), condition.Evaluate(this)) is true;

    /// <summary>The inputs for the journal; null when there are none.</summary>
    internal ToldInputs? TellInputs()
    {
        if (InputsTold)
        {
            var resumedWith = _resumedWith;
            _resumedWith = null;
            return resumedWith;
        }

        InputsTold = true;
        if (!Node.HasDynamicInputs && _inputs is null)
        {
            return Node.FixedInputs;
        }

        var told = new ToldInputs(Node.Inputs, _inputs?.ToArray());
        _run.Spend(told.Letters());
        return told;
    }

    private static JsonNode? Coerce(VariableDeclaration declaration, JsonNode? value)
    {
        try
        {
            return declaration.Coerce(value);
        }
        catch (FormatException e)
        {
            throw new ActivityFaultException($"The variable {declaration.Name} cannot take this value: {e.Message}", e);
        }
    }

    private object? InputAt(int index)
    {
        var binding = Node.Inputs[index];
        if (binding.IsConstant && binding.Problem is null)
        {
            return binding.Constant;
        }

        // After a suspension only the JSON is there: read it again.
        _inputs ??= new object?[Node.Inputs.Count];
        return _inputs[index] ??= InputNodes is null ? Evaluate(binding, out _) : binding.Read(InputNodes[index]);
    }

    private object? Evaluate(InputBinding binding, out JsonNode? node)
    {
        try
        {
            node = binding.Expression!.Evaluate(this);
            return binding.Read(node);
        }
        catch (Exception e) when (e is ActivityFaultException or FormatException)
        {
            throw new ActivityFaultException($"Failed to evaluate activity input '{binding.Declaration.ElsaName}': {e.Message}", e);
        }
    }
}
