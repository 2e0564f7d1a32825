using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Storage.Anonymity;

namespace CoAudit.Audits.Storage.Stages;

/// <summary>A stage that has come to its end, and lacks what it must not end without, waits once; see docs/decisions/0048.</summary>
public sealed class StageWait(WorkingCalendar calendar, SealedPool sealedWords)
{
    private const string Longest = "2 working days";

    /// <summary>Asks at the planned end. True when the stage goes on: its end is moved, and whoever runs the audit is told.</summary>
    /// <param name="mail">What they are told, and where they see what is missing.</param>
    /// <param name="lacks">How much is missing now.</param>
    public async Task<bool> BeginsAsync(
        Unit unit, Audit audit, Stage stage, WaitMail mail, Func<CancellationToken, Task<int>> lacks, CancellationToken cancellationToken)
    {
        // Without enough voices its exit says already that voices are missing.
        if (stage.ExtendedFrom is not null || !stage.QuorumIsMet)
        {
            return false;
        }

        // Words without a name count as they would at the end. Those that come later count when the stage is over: nobody must see when.
        await sealedWords.OpenAsync(unit, audit, stage, cancellationToken);
        var missing = await lacks(cancellationToken);
        if (missing == 0)
        {
            return false;
        }

        stage.MoveEnd(UntilOf(audit, stage, unit.Now));
        audit.Record("stage-waits", Actor.System, new { stage = stage.Id.Value, until = stage.DueAt, missing }, unit.Now);
        if (MailFor.WhoRuns(audit, $"/audits/{audit.Id}/{mail.Page}") is { } to)
        {
            unit.Enqueue(mail.Write(audit, stage, to.Name, missing), to, $"waits:{stage.Id}");
        }

        return true;
    }

    // Two working days more, or as long again as the stage was where that is less; counted from now, also where the service was down at the planned end.
    private DateTimeOffset UntilOf(Audit audit, Stage stage, DateTimeOffset now)
    {
        var from = now > stage.DueAt ? now : stage.DueAt;
        var until = from + (stage.DueAt - stage.OpenedAt);
        return Instant.Stored(
            Span.TryParse(Longest, out var longest) && longest.End(from, TimeZoneInfo.FindSystemTimeZoneById(audit.TimeZone), calendar) is var end && end < until ? end : until);
    }
}
