using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Activities;

/// <summary>
/// A workflow that stands as one activity inside another: its inputs and outputs are the activity's, its outcomes the exits. It runs in the same instance.
/// One object for each definition that is used so; definitions name it by the workflow's name.
/// </summary>
public sealed class WorkflowAsActivity : Activity
{
    private readonly HashSet<string> _outputs;

    private WorkflowAsActivity(IEnumerable<string> outputs) => _outputs = [.. outputs];

    internal ChildSlot Root => Generic.Workflow.RootSlot;

    /// <summary>What the designer's palette offers a workflow as; null unless its option <c>usableAsActivity</c> is set.</summary>
    public static ActivityType? Describe(WorkflowDefinition definition) => definition.IsUsableAsActivity ? TypeOf(definition, TypeName(definition.Name)) : null;

    internal static ActivityType TypeOf(WorkflowDefinition definition, string type)
    {
        string[] outcomes = [.. definition.Json.Items("outcomes").Where(o => o.ValueKind == JsonValueKind.String).Select(o => o.GetString()!)];
        string[] outputs = [.. Names(definition, "outputs")];
        var attribute = new ActivityAttribute(type)
        {
            Version = definition.Version,
            Category = definition.Json.Member("options")?.Text("activityCategory") is { Length: > 0 } category ? category : "Workflows",
            DisplayName = definition.Name,
            Description = definition.Description ?? "",
            Outcomes = outcomes,
            Outputs = outputs,
        };
        var activity = new WorkflowAsActivity(outputs);
        return new ActivityType(activity, attribute, [.. definition.Json.Items("inputs").Where(i => i.Text("name") is { Length: > 0 }).Select(i => new WorkflowInput(i))], [activity.Root]);
    }

    public override void Execute(ActivityContext context)
    {
        var own = context.ExtraVariables ??= new(StringComparer.Ordinal);
        foreach (var output in _outputs)
        {
            own[output] = null;
        }

        foreach (var input in context.Node.Declared.Inputs)
        {
            own[input.Name] = ((JsonNode?)context.ValueOf(input))?.DeepClone();
        }

        context.Schedule(context.Node.In(Root)[0]);
    }

    public override void ChildCompleted(ActivityContext context, ChildCompletion child) => context.Complete(context.NamedExits);

    internal bool Gives(string output) => _outputs.Contains(output);

    private static IEnumerable<string> Names(WorkflowDefinition definition, string list) =>
        definition.Json.Items(list).Select(item => item.Text("name")).OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);

    // As Elsa makes it of the name: every word begins with a capital letter, and what is between the words goes.
    private static string TypeName(string name) =>
        string.Concat(name.Split([' ', '-', '_'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
