using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Tools.Building;

namespace CoAudit.Audits.Features.BuildAuditTool;

/// <summary>A suggestion as a participant's task shows it.</summary>
internal static class SuggestionJson
{
    public static JsonObject Of(Suggestion suggestion, ToolDecision? decision, Group? speaker, bool mine, AuditTool tool) => new()
    {
        ["id"] = suggestion.Id.ToString(),
        ["kind"] = suggestion.Kind.Code(),
        ["text"] = suggestion.Text,
        ["why"] = suggestion.Why,
        ["about"] = suggestion.About,
        ["group"] = speaker?.Code() ?? "",
        ["mine"] = mine,
        ["status"] = decision?.Status ?? ToolDecision.Open,
        ["reason"] = decision?.Reason,
        ["before"] = decision is null ? tool.Find(suggestion.About)?.Plain : decision.Before,
        ["after"] = decision?.After,
    };
}
