using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CoAudit.Audits.Storage.Stages;

/// <summary>What a participant sees of one stage and may do in it now.</summary>
/// <param name="Items">What the stage is about: objectives, lines of the tool, criteria, cards. Null: what people said, once it is shown.</param>
/// <param name="Allowed">What they may do while they may act at all: <c>contributions</c>, <c>sign-off</c>, <c>priorities</c>…</param>
public sealed record StageSight(IReadOnlyList<ItemView>? Items, IReadOnlyList<string> Allowed)
{
    public static StageSight WordsAndSignOff { get; } = new(null, ["contributions", "sign-off"]);

    /// <summary>What stays allowed when the person has sent their sign-off, as long as the stage is open.</summary>
    public IReadOnlyList<string> AfterSignOff { get; init; } = [];

    /// <summary>Fields that only this kind of stage adds to the answer, beside <c>items</c>; for example the person's own priorities.</summary>
    public JsonObject More { get; init; } = [];
}

/// <summary>One thing that people look at, speak about or score.</summary>
/// <param name="Kind">For example <c>objective</c>.</param>
/// <param name="Group">The group that it comes from; empty where that would name the person.</param>
public sealed record ItemView(string Id, string Kind, string Text, string Group)
{
    /// <summary>Fields that only this kind of item has; they stand beside the others.</summary>
    [JsonIgnore]
    public JsonObject More { get; init; } = [];

    /// <summary>The same, as the serializer can write it: it cannot put a <see cref="JsonObject"/> beside the other fields.</summary>
    [JsonExtensionData]
    public IDictionary<string, object?> Fields => More.ToDictionary(part => part.Key, part => (object?)part.Value, StringComparer.Ordinal);
}
