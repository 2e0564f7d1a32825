namespace CoAudit.Audits.Storage.Stages;

/// <summary>The depth of each kind of stage, by the activity's type name.</summary>
public sealed class StageDepths(IEnumerable<StageDepth> depths)
{
    private static readonly PlainStage Plain = new();

    private readonly Dictionary<string, StageDepth> byType = depths.ToDictionary(d => d.Type, StringComparer.Ordinal);

    public StageDepth Of(string type) => byType.GetValueOrDefault(type, Plain);
}
