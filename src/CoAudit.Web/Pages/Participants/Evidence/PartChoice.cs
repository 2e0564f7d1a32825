using CoAudit.Web.Pages.Shared.Fields;

namespace CoAudit.Web.Pages.Participants.Evidence;

/// <summary>One of a list, in a form of a stage's part; nothing chosen is fine.</summary>
internal sealed record PartChoice(string Name, string Label, IReadOnlyList<FieldOption> Options, string Value)
{
    public string? Hint { get; init; }
}
