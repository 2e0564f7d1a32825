using System.Text.Json.Nodes;

namespace CoAudit.Web.StudioApi.Descriptors;

/// <summary>The lists that do not depend on the activities. Type names are Elsa's, because definitions hold them; the words are ours.</summary>
internal static class Choices
{
    private const string Core = "Elsa.Workflows.Core";

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
        [new Strategy("Always", "Every start makes a new instance.", $"Elsa.Workflows.ActivationValidators.AllowAlwaysStrategy, {Core}")];

    public static IReadOnlyList<object> IncidentStrategies { get; } =
    [
        new Strategy("Fault", "One fault stops the whole workflow until somebody looks at it.", "FaultStrategy"),
        new Strategy("Continue with incidents", "A fault is noted, and the other paths go on.", "ContinueWithIncidentsStrategy"),
    ];

    public static IReadOnlyList<object> LogStrategies { get; } =
        [new Strategy("Inherit", "What happened is always kept.", $"Elsa.Workflows.LogPersistence.Strategies.Inherit, {Core}")];

    public static IReadOnlyList<object> VariableTypes { get; } =
    [
        new VariableType("Object", "Anything."),
        new VariableType("String", "A text."),
        new VariableType("Boolean", "True or false."),
        new VariableType("Int32", "A whole number."),
        new VariableType("Int64", "A whole number that may be very large."),
        new VariableType("Double", "A number with decimals."),
        new VariableType("Decimal", "A number with decimals."),
        new VariableType("DateTimeOffset", "A day and time, with its distance from UTC."),
        new VariableType("TimeSpan", "A length of time."),
        new VariableType("ObjectDictionary", "Values by name."),
    ];

    public static IReadOnlyList<object> StorageDrivers { get; } =
    [
        new { TypeName = $"Elsa.Workflows.WorkflowInstanceStorageDriver, {Core}", DisplayName = "Workflow instance", Priority = 5, Deprecated = false },
    ];

    // Studio shows tabs and menus for what it finds here, and calls addresses that we do not have; so only what we do have.
    public static IReadOnlyList<object> Features { get; } =
    [
        new Feature("Workflows", "Running workflows."),
        new Feature("WorkflowManagement", "Keeping definitions and instances."),
        new Feature("WorkflowRuntime", "Waiting, timers, events and tasks."),
        new Feature("WorkflowsApi", "These addresses."),
        new Feature("Flowchart", "Activities joined by arrows."),
        new Feature("JavaScript", "Expressions in JavaScript."),
    ];

    private static object Expression(string type, bool isBrowsable, string? language = null) => new
    {
        Type = type,
        DisplayName = type,
        IsSerializable = true,
        IsBrowsable = isBrowsable,
        Properties = language is null ? [] : new JsonObject { ["MonacoLanguage"] = language },
    };

    private sealed record Strategy(string DisplayName, string Description, string TypeName);

    private sealed record VariableType(string TypeName, string Description)
    {
        public string DisplayName => TypeName;

        public string Category => "Primitives";
    }

    private sealed record Feature(string Name, string Description)
    {
        public string Namespace => "Elsa";

        public string FullName => $"Elsa.{Name}";

        public string DisplayName => Name;
    }
}
