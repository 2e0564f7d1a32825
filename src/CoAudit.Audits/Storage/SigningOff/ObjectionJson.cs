using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.Tools;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>An objection as a participant sees it. It is open to all from the moment it is raised: nobody could answer it otherwise.</summary>
public static class ObjectionJson
{
    /// <param name="canReword">There is one text that an answer could change.</param>
    /// <param name="regulations">What the law has to do with it.</param>
    public static JsonObject Of(Objection objection, Participant viewer, bool canReword, IReadOnlyList<RegulationNote> regulations) => new()
    {
        ["id"] = objection.Id.ToString(),
        ["item"] = objection.Item,
        ["status"] = objection.Status.ToString().ToLowerInvariant(),
        ["responder"] = objection.Responder.Code(),
        ["dueAt"] = objection.DueAt,
        ["round"] = objection.Round,
        ["mine"] = objection.Maker == viewer.Id,
        ["toAnswer"] = CanAnswer(objection, viewer),
        ["answered"] = objection.IsAnswered,
        ["canReword"] = canReword,
        ["regulations"] = new JsonArray([.. regulations.Select(r => (JsonNode)new JsonObject { ["code"] = r.Code, ["title"] = r.Title, ["because"] = r.Because })]),
        ["thread"] = new JsonArray([.. objection.Turns.OrderBy(t => t.Number).Select(t => (JsonNode)new JsonObject
        {
            ["by"] = t.By, ["text"] = t.Text, ["before"] = t.Before, ["after"] = t.After, ["round"] = t.Round, ["at"] = t.At,
        })]),
    };

    public static bool CanAnswer(Objection objection, Participant person) =>
        objection is { IsOpen: true, Responder: Responder.Managers } && person.Group == Group.Managers && person.Id != objection.Maker;

    /// <summary>What this person may do about these objections.</summary>
    public static IEnumerable<string> Acts(IReadOnlyCollection<Objection> objections, Participant person)
    {
        if (objections.Any(o => CanAnswer(o, person)))
        {
            yield return "response";
        }

        if (objections.Any(o => o.IsOpen && o.Maker == person.Id))
        {
            yield return "withdraw";
        }
    }
}
