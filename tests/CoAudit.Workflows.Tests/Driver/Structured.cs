using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Tests.Driver;

/// <summary>Writes definitions of activities inside each other.</summary>
internal static class Structured
{
    public static JsonObject Activity(string id, string type, params (string Name, JsonNode? Value)[] members)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = $"Elsa.{type}" };
        foreach (var (name, value) in members)
        {
            activity[name] = value;
        }

        return activity;
    }

    public static JsonObject Line(string id) => Activity(id, "WriteLine", ("text", FlowBuilder.Literal(id)));

    public static JsonObject Script(string id, string javaScript) => Activity(id, "WriteLine", ("text", JavaScript(javaScript)));

    public static JsonObject Event(string id) => Activity(id, "Event", ("eventName", FlowBuilder.Literal(id)));

    public static JsonObject Set(string id, string variable, string javaScript) =>
        Activity(id, "SetVariable", ("variable", new JsonObject { ["id"] = variable, ["name"] = variable }), ("value", JavaScript(javaScript)));

    public static JsonObject Sequence(string id, params JsonNode[] activities) => Activity(id, "Sequence", ("activities", new JsonArray(activities)));

    public static JsonObject Parallel(string id, params JsonNode[] activities) => Activity(id, "Parallel", ("activities", new JsonArray(activities)));

    public static JsonObject Fork(string id, string mode, params JsonNode[] branches) => Activity(id, "Fork", ("joinMode", mode), ("branches", new JsonArray(branches)));

    public static JsonObject If(string id, string condition, JsonNode? then, JsonNode? otherwise = null) =>
        Activity(id, "If", ("condition", JavaScript(condition)), ("then", then), ("else", otherwise));

    public static JsonObject For(string id, int start, int end, int step, JsonNode body) =>
        Activity(id, "For", ("start", FlowBuilder.Literal(start)), ("end", FlowBuilder.Literal(end)), ("step", FlowBuilder.Literal(step)), ("body", body));

    public static JsonObject ForEach(string id, string items, JsonNode? body) => Activity(id, "ForEach", ("items", JavaScript(items)), ("body", body));

    public static JsonObject ParallelForEach(string id, string items, JsonNode body) => Activity(id, "ParallelForEach", ("items", JavaScript(items)), ("body", body));

    public static JsonObject While(string id, string condition, JsonNode? body) => Activity(id, "While", ("condition", JavaScript(condition)), ("body", body));

    public static JsonObject Break(string id) => Activity(id, "Break");

    public static JsonObject JavaScript(string script) => FlowBuilder.Expression("JavaScript", script);

    public static JsonObject Liquid(string template) => FlowBuilder.Expression("Liquid", template);

    public static JsonObject Variable(string name, string type, JsonNode? value = null, bool isArray = false) =>
        new() { ["id"] = name, ["name"] = name, ["typeName"] = type, ["value"] = value, ["isArray"] = isArray };

    /// <summary>A definition of the id <c>flow</c>; members stand beside its root.</summary>
    public static JsonObject Definition(JsonNode root, params (string Name, JsonNode? Value)[] members)
    {
        var definition = new JsonObject { ["definitionId"] = "flow", ["name"] = "Flow", ["root"] = root };
        foreach (var (name, value) in members)
        {
            definition[name] = value;
        }

        return definition;
    }

    public static Instance Run(JsonNode root, params JsonNode[] variables) => RunIn(new World(), root, variables);

    public static Instance RunIn(World world, JsonNode root, params JsonNode[] variables)
    {
        world.Import(Definition(root, ("variables", new JsonArray(variables))).ToJsonString());
        return world.Execute("flow");
    }
}
