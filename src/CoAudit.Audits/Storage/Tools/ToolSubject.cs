using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.SigningOff;
using CoAudit.Audits.Model.Tools.Building;
using CoAudit.Audits.Storage.SigningOff;

namespace CoAudit.Audits.Storage.Tools;

/// <summary>The tool: each line of the frozen version is signed for itself. A line that a later version changes is asked again.</summary>
public sealed class ToolSubject(ToolFreezing freezing, ToolThread thread) : SignSubject
{
    public override string Subject => "tool";

    public override async Task<IReadOnlyList<SignItem>> ItemsAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var tool = await db.ReadToolAsync(audit, cancellationToken);
        return tool.Frozen is null ? [] : [.. tool.Lines.Select(line => new SignItem(line.Id, "criterion", line.Plain, line.Revision, line.ChangedAt))];
    }

    /// <summary>Whose words a line grew from: a group, and nobody where that would name a person.</summary>
    public override async Task<IReadOnlyDictionary<string, JsonObject>> FactsAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken)
    {
        var said = (await db.SuggestionsAsync(audit, cancellationToken)).ToDictionary(s => s.Said.Id, s => s.Said);
        var speaker = await db.SpeakersAsync(audit, cancellationToken);
        return (await db.ReadToolAsync(audit, cancellationToken)).Lines.Where(line => line.GrewFrom is not null && said.ContainsKey(line.GrewFrom.Value))
            .ToDictionary(line => line.Id, line => new JsonObject { ["from"] = speaker(said[line.GrewFrom!.Value])?.Code() ?? "" }, StringComparer.Ordinal);
    }

    /// <summary>An objection has brought other words: that makes the tool's next version.</summary>
    public override async Task RewordAsync(Unit unit, Audit audit, Objection objection, string before, string after, CancellationToken cancellationToken)
    {
        var tool = await unit.Db.LoadToolAsync(audit.Id, cancellationToken);
        if (tool.Find(objection.Item) is { } line)
        {
            await ToolFreezing.EnsureOpenAsync(unit, tool, audit.Id, cancellationToken);
            tool.Edit(line, new LineWords(after, after, line.Easy, EasyApproved: false), line.Critical, unit.Now);
            await freezing.RenewAsync(unit, audit, tool, "Somebody objected, and the line got other words.", Actor.System, cancellationToken);
            await thread.RewordedAsync(unit, audit, line, before, "Somebody objected, and the line got other words.", Actor.System, cancellationToken);
        }
    }

    /// <summary>Those whose words led to a line are told that it is signed.</summary>
    public override async Task AgreeAsync(Unit unit, Audit audit, IReadOnlySet<string> items, CancellationToken cancellationToken)
    {
        var tool = await unit.Db.ReadToolAsync(audit.Id, cancellationToken);
        await thread.SignedOffAsync(unit, audit, tool.Lines.Where(line => items.Contains(line.Id)), cancellationToken);
    }
}
