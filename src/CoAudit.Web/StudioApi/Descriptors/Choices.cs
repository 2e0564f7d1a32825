using System.Text.Json.Nodes;

namespace CoAudit.Web.StudioApi.Descriptors;

/// <summary>The lists that do not depend on the activities. Type names are Elsa's, because definitions hold them; the words are ours.</summary>
internal static class Choices
{
    private const string Core = "Elsa.Workflows.Core";
    private const string Runtime = "Elsa.Workflows.Runtime";

    public static IReadOnlyList<object> Expressions { get; } =
    [
        Expression("Literal", isBrowsable: false),
        Expression("Object", isBrowsable: false, "json"),
        Expression("Json", isBrowsable: false, "json"),
        Expression("Variable", isBrowsable: true),
        Expression("Input", isBrowsable: true),
        Expression("JavaScript", isBrowsable: true, "javascript"),
        Expression("Liquid", isBrowsable: true, "liquid"),
    ];

    public static IReadOnlyList<object> ActivationStrategies { get; } =
    [
        new Strategy("Always", "Every start makes a new instance.", $"Elsa.Workflows.ActivationValidators.AllowAlwaysStrategy, {Core}"),
        new Strategy("One at a time", "None starts while one of this workflow runs.", $"{Runtime}.ActivationValidators.SingletonStrategy, {Runtime}"),
        new Strategy(
            "One for each correlation id", "None starts while one of this workflow runs with the same correlation id.",
            $"{Runtime}.ActivationValidators.CorrelatedSingletonStrategy, {Runtime}"),
        new Strategy(
            "Alone for its correlation id", "None starts while any workflow runs with the same correlation id.", $"{Runtime}.ActivationValidators.CorrelationStrategy, {Runtime}"),
    ];

    public static IReadOnlyList<object> IncidentStrategies { get; } =
    [
        new Strategy("Fault", "One fault stops the whole workflow until somebody looks at it.", "FaultStrategy"),
        new Strategy("Continue with incidents", "A fault is noted, and the other paths go on.", "ContinueWithIncidentsStrategy"),
    ];

    public static IReadOnlyList<object> LogStrategies { get; } =
        [new Strategy("Inherit", "What happened is always kept.", $"Elsa.Workflows.LogPersistence.Strategies.Inherit, {Core}")];

    public static IReadOnlyList<object> VariableTypes { get; } =
    [
        VariableType("Object", "Anything."),
        VariableType("String", "A text."),
        VariableType("Boolean", "True or false."),
        VariableType("Int32", "A whole number."),
        VariableType("Long", "A whole number that may be very large."),
        VariableType("Single", "A number with decimals."),
        VariableType("Double", "A number with decimals."),
        VariableType("Decimal", "A number with decimals."),
        VariableType("Guid", "An identifier."),
        VariableType("DateTime", "A day and time."),
        VariableType("DateTimeOffset", "A day and time, with its distance from UTC."),
        VariableType("TimeSpan", "A length of time."),
        VariableType("StringDictionary", "Texts by name."),
        VariableType("ObjectDictionary", "Values by name."),
        VariableType("JSON", "Values by name, from JSON."),
        VariableType("JsonElement", "Whatever the JSON holds."),
        VariableType("JsonNode", "Whatever the JSON holds."),
        VariableType("JsonObject", "Values by name, from JSON."),
    ];

    public static IReadOnlyList<object> StorageDrivers { get; } =
    [
        Driver("WorkflowInstanceStorageDriver", "Workflow instance", 5),

        // For definitions that come from elsewhere: here nothing is lost, whichever they name.
        Driver("MemoryStorageDriver", "Memory (kept with the instance)", 0),
        Driver("Services.WorkflowStorageDriver", "Workflow (kept with the instance)", -1),
    ];

    // Studio shows tabs and menus for what it finds here, and calls addresses that we do not have; so only what we do have.
    public static IReadOnlyList<object> Features { get; } =
    [
        Feature("Workflows", "Running workflows."),
        Feature("WorkflowManagement", "Keeping definitions and instances."),
        Feature("WorkflowRuntime", "Waiting, timers, events and tasks."),
        Feature("WorkflowsApi", "These addresses."),
        Feature("RealTimeWorkflowUpdates", "A running workflow moves on the canvas by itself."),
        Feature("Flowchart", "Activities joined by arrows."),
        Feature("JavaScript", "Expressions in JavaScript."),
    ];

    private static object Driver(string type, string displayName, int priority) =>
        new { TypeName = $"Elsa.Workflows.{type}, {Core}", DisplayName = displayName, Priority = priority, Deprecated = priority < 5 };

    private static object Expression(string type, bool isBrowsable, string? language = null) => new
    {
        Type = type,
        DisplayName = type,
        IsSerializable = true,
        IsBrowsable = isBrowsable,
        Properties = language is null ? [] : new JsonObject { ["MonacoLanguage"] = language },
    };

    private static object VariableType(string typeName, string description) =>
        new { TypeName = typeName, DisplayName = typeName, Category = "Primitives", Description = description };

    private static object Feature(string name, string description) =>
        new { Name = name, Namespace = "Elsa", FullName = $"Elsa.{name}", DisplayName = name, Description = description };

    private sealed record Strategy(string DisplayName, string Description, string TypeName);
}
