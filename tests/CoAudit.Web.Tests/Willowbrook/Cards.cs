namespace CoAudit.Web.Tests.Willowbrook;

/// <summary>Ids of the plan's cards, by their names in the scenario.</summary>
internal sealed record Cards(string Wipes, string Gloves, string Visitors, string TouchPoints, string Hours, string News)
{
    public string[] All => [Wipes, Gloves, Visitors, TouchPoints, Hours, News];
}
