namespace CoAudit.Workflows.Definitions;

/// <summary>Elsa's activities that we do not run on purpose, with the reason. Drafts keep them; nothing that has one is published.</summary>
internal static class RefusedActivities
{
    private const string Http = "Workflows here neither take nor make HTTP calls. Use an event, or a task that another program completes.";
    private const string Code = "Code in a definition is not compiled or run here. Use JavaScript.";

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["Elsa.HttpEndpoint"] = Http,
        ["Elsa.SendHttpRequest"] = Http,
        ["Elsa.FlowSendHttpRequest"] = Http,
        ["Elsa.WriteHttpResponse"] = Http,
        ["Elsa.WriteFileHttpResponse"] = Http,
        ["Elsa.DownloadHttpFile"] = Http,
        ["Elsa.StateMachine"] = "State machines are not supported. Use a flowchart with loops.",
        ["Elsa.BpmnProcess"] = "BPMN processes are not supported. Use a flowchart.",
        ["Elsa.Inline"] = Code,
        ["Elsa.RunCSharp"] = Code,
        ["Elsa.RunPython"] = Code,
        ["Elsa.Workflows.Activities.DynamicActivity"] = Code,
        ["Elsa.Workflows.Management.Activities.HostMethod.HostMethodActivity"] = Code,
    };

    /// <summary>Null when the type is not refused.</summary>
    public static string? ReasonFor(string type) => Reasons.GetValueOrDefault(type);
}
