using System.Text.Json;
using CoAudit.Audits.Model.Reviews;
using CoAudit.Audits.Storage.Stages;

namespace CoAudit.Web.Pages.Participants.Plans;

/// <summary>Counts on a card in a review: the person's own, and those of panels before.</summary>
internal sealed record CardCounts(int? Found, int? Looked, ShownSeries Before)
{
    /// <summary>Null where nothing is counted.</summary>
    public static CardCounts? Find(ItemView item) => item.More["series"] is { } series
        ? new CardCounts((int?)item.More["found"], (int?)item.More["looked"], series.Deserialize<ShownSeries>(JsonSerializerOptions.Web)!)
        : null;
}
