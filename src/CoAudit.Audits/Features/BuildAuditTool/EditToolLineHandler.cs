using CoAudit.Audits.Model;
using CoAudit.Audits.Model.EasyRead;
using CoAudit.Audits.Model.Tools;
using CoAudit.Audits.Model.Tools.Building;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Tools;

namespace CoAudit.Audits.Features.BuildAuditTool;

public sealed class EditToolLineHandler(ITransactor transactor, CriteriaLibrary library, ToolFreezing freezing, ToolThread thread)
{
    public Task<ToolLineEdited> HandleAsync(EditToolLine command, IdempotencyKey? key, CancellationToken cancellationToken) =>
        transactor.RunOnceAsync(key, (unit, ct) => EditAsync(unit, command, ct), cancellationToken);

    private async Task<ToolLineEdited> EditAsync(Unit unit, EditToolLine command, CancellationToken cancellationToken)
    {
        var audit = await unit.Db.LockAuditAsync(command.Audit, cancellationToken) ?? throw new NotFoundException("audit");
        var tool = await unit.Db.LoadToolAsync(audit.Id, cancellationToken);
        var line = tool.Find(command.Line) ?? throw new NotFoundException("line of the tool");
        FieldRules rules = new();
        var words = command.Words.Over(line.Words, rules);
        var facts = command.Facts.Over(line, library, rules);
        var reason = ReasonOf(command, rules);
        var isFrozen = tool.Frozen is not null && !await ToolFreezing.IsBuiltNowAsync(unit, audit.Id, cancellationToken);
        if (isFrozen && reason.Length == 0)
        {
            rules.Add("reason", "The tool is frozen. Say why it changes: it gets a new version.");
        }

        rules.ThrowIfBroken();
        if (command.Version is { } seen && !string.Equals(seen, tool.Frozen?.Label ?? "", StringComparison.Ordinal))
        {
            throw new ConflictException("old-tool-version", $"The tool has changed since you saw it: it is version {tool.Frozen?.Label ?? "not frozen yet"} now. Look at it again.");
        }

        await ToolFreezing.EnsureOpenAsync(unit, tool, audit.Id, cancellationToken);
        if (isFrozen && facts != line.Facts)
        {
            throw new ConflictException("tool-frozen", "How a line is checked is part of the frozen tool. Only its words and its mark can change now.");
        }

        var before = line.Plain;
        if (tool.Edit(line, words, command.Critical ?? MarkOf(line, facts), unit.Now, facts))
        {
            audit.Record("tool-line-edited", command.Actor, new { line = line.Id, line.Revision, line.EasyApproved, line.Critical, line.Source, line.Evidence }, unit.Now);
            await freezing.RenewAsync(unit, audit, tool, reason, command.Actor, cancellationToken);
            await thread.RewordedAsync(unit, audit, line, before, reason.Length == 0 ? null : reason, command.Actor, cancellationToken);
        }

        var version = await unit.Db.NewestToolAsync(audit.Id, cancellationToken);
        return new ToolLineEdited(
            line.Id, line.Professional, line.Plain, line.Easy, line.EasyApproved, line.Critical,
            line.Easy is null ? [] : [.. EasyReadCheck.Of(line.Easy).Select(problem => problem.Message)], version?.Label)
        {
            Sampling = line.Sampling,
            Evidence = line.Evidence.Split(',', StringSplitOptions.RemoveEmptyEntries),
            Source = line.Source,
        };
    }

    // What comes to stand for something critical is critical, unless the lead says otherwise.
    private bool MarkOf(DraftLine line, LineFacts facts) =>
        line.Critical || (!string.Equals(facts.Source, line.Source, StringComparison.Ordinal) && library.FindCriterion(facts.Source) is { Critical: true });

    private static string ReasonOf(EditToolLine command, FieldRules rules)
    {
        var reason = PlainInput.Lines(command.Reason);
        if (reason.Length > Turn.MaxReasonLength)
        {
            rules.Add("reason", $"This is too long. Write at most {Turn.MaxReasonLength:N0} letters.");
        }

        return reason;
    }
}
