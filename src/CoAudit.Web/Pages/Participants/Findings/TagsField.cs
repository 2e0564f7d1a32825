namespace CoAudit.Web.Pages.Participants.Findings;

/// <summary>What a cause is most about: a few of a list to tick.</summary>
/// <param name="Item">Id of the item where the field stands once for each; else empty.</param>
/// <param name="Ticked">Codes of <see cref="Audits.Model.Findings.CauseTags"/>.</param>
internal sealed record TagsField(string Name, string Item, IReadOnlyList<string> Ticked)
{
    public string Id => Item.Length == 0 ? Name : $"{Name}-{Item}";
}
