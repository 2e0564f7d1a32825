using System.Text.Json.Nodes;
using CoAudit.Workflows.Tests.Driver;

namespace CoAudit.Workflows.Tests.Properties;

/// <summary>What a piece of a random program does.</summary>
internal enum PieceKind
{
    Line,
    Event,
    Task,
    Publish,
    Fault,
    Break,
    Sequence,
    Parallel,
    Fork,
    If,
    For,
    While,
}

/// <summary>One activity of a random program with the activities inside it. <see cref="Count"/> is the rounds of a loop, or which way an If goes.</summary>
internal sealed record Piece(string Id, PieceKind Kind, int Count, IReadOnlyList<Piece> Inside)
{
    private string CounterName => $"N{Id}";

    /// <summary>All pieces, this one first.</summary>
    public IEnumerable<Piece> All() => Inside.SelectMany(p => p.All()).Prepend(this);

    /// <summary>The definition that has this piece as its root.</summary>
    public JsonObject ToDefinition() => new()
    {
        ["definitionId"] = "program",
        ["name"] = "Program",
        ["variables"] = new JsonArray([.. All().Where(p => p.Kind == PieceKind.While).Select(p => new JsonObject { ["id"] = p.CounterName, ["name"] = p.CounterName, ["typeName"] = "Int32", ["value"] = "0" })]),
        ["root"] = ToJson(),
    };

    private string Type => Kind switch
    {
        PieceKind.Line => "WriteLine",
        PieceKind.Task => "RunTask",
        PieceKind.Publish => "PublishEvent",
        _ => Kind.ToString(),
    };

    private JsonObject ToJson()
    {
        JsonObject json = new() { ["id"] = Id, ["type"] = $"Elsa.{Type}" };
        switch (Kind)
        {
            case PieceKind.Line:
                json["text"] = FlowBuilder.Literal(Id);
                break;
            case PieceKind.Event:
                json["eventName"] = FlowBuilder.Literal(Id);
                break;
            case PieceKind.Task:
                json["taskName"] = FlowBuilder.Literal(Id);
                break;
            case PieceKind.Publish:
                json["eventName"] = FlowBuilder.Literal($"told by {Id}");
                break;
            case PieceKind.Sequence or PieceKind.Parallel:
                json["activities"] = Children();
                break;
            case PieceKind.Fork:
                json["branches"] = Children();
                break;
            case PieceKind.If:
                json["condition"] = FlowBuilder.Literal(Count % 2 == 0);
                Put(json, "then", 0);
                Put(json, "else", 1);
                break;
            case PieceKind.For:
                json["start"] = FlowBuilder.Literal(1);
                json["end"] = FlowBuilder.Literal(Count);
                Put(json, "body", 0);
                break;
            case PieceKind.While:
                json["condition"] = FlowBuilder.Expression("JavaScript", $"set{CounterName}(get{CounterName}() + 1); get{CounterName}() <= {Count}");
                Put(json, "body", 0);
                break;
            default:
                break;
        }

        return json;
    }

    private JsonArray Children() => [.. Inside.Select(p => p.ToJson())];

    private void Put(JsonObject json, string slot, int index)
    {
        if (index < Inside.Count)
        {
            json[slot] = Inside[index].ToJson();
        }
    }
}
