using CoAudit.Audits.Activities;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>
/// How long an answer to an objection may take and who gives it: as the step behind the sign-off's exit <i>Objected</i> says, else managers within five working days. A stage
/// shorter than a day cannot wait that long: its objections have the time that the stage had.
/// </summary>
public sealed class ObjectionClock(WorkflowStore store, CompiledWorkflows workflows, WorkingCalendar calendar)
{
    private const string Usual = "5 working days";

    public async Task<(Responder Responder, DateTimeOffset DueAt)> StartAsync(Unit unit, Audit audit, Stage stage, ParticipantId maker, CancellationToken cancellationToken)
    {
        var (wished, within) = await StepAsync(unit, stage, cancellationToken);
        var length = stage.DueAt - stage.OpenedAt;
        var dueAt = within is not null ? EndOf(within, audit, unit.Now)
            : length < TimeSpan.FromDays(1) ? unit.Now + length
            : EndOf(Usual, audit, unit.Now);
        return (WhoCan(audit, wished ?? Responder.Managers, maker), Instant.Stored(dueAt));
    }

    public DateTimeOffset EndOf(string within, Audit audit, DateTimeOffset now) =>
        Span.TryParse(within, out var span)
            ? Instant.Stored(span.End(now, TimeZoneInfo.FindSystemTimeZoneById(audit.TimeZone), calendar))
            : throw new InvalidOperationException($"'{within}' passed the activity's check but is no length of time.");

    /// <summary>Never nobody: where no manager can answer, whoever runs the audit does.</summary>
    public static Responder WhoCan(Audit audit, Responder wished, ParticipantId maker) => wished switch
    {
        Responder.Managers => audit.Participants.Exists(p => p is { TakesPart: true, Group: Group.Managers, Email: not null } && p.Id != maker) ? wished : Responder.Facilitator,
        Responder.Independent => NextResponder(audit),
        _ => wished,
    };

    /// <summary>Who answers when a round has brought nothing: somebody who has no part in it.</summary>
    public static Responder NextResponder(Audit audit) => audit.IndependentEmail is null ? Responder.Facilitator : Responder.Independent;

    private async Task<(Responder? Responder, string? Within)> StepAsync(Unit unit, Stage stage, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(unit.Db, stage.InstanceId, cancellationToken) is not { } instance)
        {
            return (null, null);
        }

        var workflow = await workflows.GetAsync(unit.Db, instance.DefinitionHash, instance.State.Uses, cancellationToken);
        return StepOf(workflow, stage) is { Activity: RespondToObjection step } node
            ? (Literal(node, step.Responder) is { } code ? Responders.Find(code) : null, Literal(node, step.Within))
            : (null, null);
    }

    // A workflow may have several such steps: the one that deals with what is said here counts.
    private static CompiledActivity? StepOf(CompiledWorkflow workflow, Stage stage) => workflow.Find(stage.ActivityId) switch
    {
        null => null,
        { Activity: RespondToObjection } own => own,
        var asked => workflow.Behind(asked, "Objected").FirstOrDefault(node => node.Activity is RespondToObjection),
    };

    private static string? Literal(CompiledActivity node, Input<string> input) => node.TryGetLiteral(input, out var text) ? text : null;
}
