namespace CoAudit.Web.Pages.Participants;

/// <summary>The part of each kind of stage, by the activity's type name.</summary>
internal sealed class StageParts(IEnumerable<StagePart> parts)
{
    private readonly Dictionary<string, StagePart> byStage = parts.ToDictionary(p => p.Stage, StringComparer.Ordinal);

    public StagePart? Find(string stage) => byStage.GetValueOrDefault(stage);
}
