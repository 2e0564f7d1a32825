using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Time;
using CoAudit.Audits.Notifications;
using CoAudit.Audits.Storage.Anonymity;

namespace CoAudit.Audits.Storage.Stages;

/// <summary>A stage that has come to its end, and lacks what it must not end without, waits once; see docs/decisions/0048.</summary>
public sealed class StageWait(WorkingCalendar calendar, SealedPool sealedWords)
{
    private const string Longest = "2 working days";

    /// <summary>Asks at the planned end. True when the stage goes on: its end is moved, and whoever runs the audit is told.</summary>
    /// <param name="page">Where they see what is missing, below the audit's address.</param>
    /// <param name="lacks">What is missing now; one line each.</param>
    public async Task<bool> BeginsAsync(
        Unit unit, Audit audit, Stage stage, string page, Func<CancellationToken, Task<IReadOnlyList<string>>> lacks, CancellationToken cancellationToken)
    {
        // Without enough voices its exit says already that voices are missing.
        if (stage.ExtendedFrom is not null || !stage.QuorumIsMet)
        {
            return false;
        }

        // Words without a name count as they would at the end. Those that come later count when the stage is over: nobody must see when.
        await sealedWords.OpenAsync(unit, audit, stage, cancellationToken);
        var missing = (await lacks(cancellationToken)).Count;
        if (missing == 0)
        {
            return false;
        }

        stage.MoveEnd(UntilOf(audit, stage, unit.Now));
        audit.Record("stage-waits", Actor.System, new { stage = stage.Id.Value, until = stage.DueAt, missing }, unit.Now);
        Tell(unit, audit, stage, page, missing);
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

    private static void Tell(Unit unit, Audit audit, Stage stage, string page, int missing)
    {
        if (MailFor.WhoRuns(audit, $"/audits/{audit.Id}/{page}") is { } to)
        {
            VoicesMissing mail = new()
            {
                RecipientName = to.Name,
                ServiceName = audit.ServiceName,
                AuditTitle = audit.Title,
                TaskTitle = stage.Title,
                MissingCount = missing,
                DueText = MailTexts.Due(stage.DueAt, audit.TimeZone),
                Link = MailTexts.LinkToCome,
            };
            unit.Enqueue(mail, to, $"waits:{stage.Id}");
        }
    }
}
