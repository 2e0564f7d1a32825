using System.Globalization;
using System.Text.Json.Nodes;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Storage.Stages;

namespace CoAudit.Audits.Storage.Plans;

/// <summary>A card as participants see it.</summary>
public static class CardJson
{
    public static ItemView Of(ActionItem card, bool mine) => new(card.Id.ToString(), "action", card.Wish, "")
    {
        More = new JsonObject
        {
            ["number"] = card.Number,
            ["status"] = card.Status.Code(),
            ["about"] = card.About,
            ["how"] = card.How,
            ["provide"] = card.Provide,
            ["lastsIf"] = new JsonObject { ["measure"] = card.Measure, ["whoLooks"] = card.WhoLooks, ["threshold"] = card.Threshold },
            ["owner"] = card.Owner,
            ["dueOn"] = card.DueOn?.ToString("O", CultureInfo.InvariantCulture),
            ["missing"] = new JsonArray([.. card.Missing.Select(part => (JsonNode)part)]),
            ["reason"] = card.Reason,
            ["mine"] = mine,
        },
    };
}
