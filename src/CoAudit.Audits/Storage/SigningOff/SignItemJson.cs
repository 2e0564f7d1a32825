using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.SigningOff;
using CoAudit.Audits.Storage.Stages;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>One thing to sign as a participant sees it: what it says now, what stands beside it, and what they have said about it.</summary>
public static class SignItemJson
{
    public static ItemView Of(SignOffBoard board, TaskItem task, SignItem item, IReadOnlyCollection<Objection> objections, JsonObject? facts)
    {
        var more = (JsonObject?)facts?.DeepClone() ?? [];
        more["version"] = item.Version;
        more["answer"] = board.AnswerOf(task, item)?.Code();
        more["blocked"] = objections.Any(o => o.Blocks(item.Id));
        return new ItemView(item.Id, item.Kind, item.Text, "") { More = more };
    }
}
