using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Reports;
using CoAudit.Audits.Storage.SigningOff;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Audits.Features.AnswerConcern;

public sealed class AnswerConcernHandler(ITransactor transactor, SigningMails mails, ReportPublishing reports)
{
    private const int MaxTextLength = 5_000;

    public Task<ConcernAnswered> HandleAsync(AnswerConcern command, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var text = PlainInput.Lines(command.Text);
        if (text.Length is 0 or > MaxTextLength)
        {
            throw new InvalidCommandException("text", text.Length == 0 ? "Write your answer. The person who said it reads it." : $"This is too long. Write at most {MaxTextLength:N0} letters.");
        }

        var secrets = Secrets.Draw();
        return transactor.RunOnceAsync(key, (unit, ct) => RecordAsync(unit, command, text, secrets, ct), cancellationToken);
    }

    private async Task<ConcernAnswered> RecordAsync(Unit unit, AnswerConcern command, string text, Secrets secrets, CancellationToken cancellationToken)
    {
        var audit = await unit.Db.LockAuditAsync(command.Audit, cancellationToken) ?? throw new NotFoundException("audit");
        var statements = await unit.Db.MinorityStatements.AsNoTracking().Where(s => s.AuditId == audit.Id).ToListAsync(cancellationToken);
        var statement = statements.Find(s => s.Id == command.Statement && !s.IsAnswer) ?? throw new NotFoundException("statement");

        // Sent twice it is said once.
        if (statements.Find(s => s.IsAnswer && s.ObjectionId == statement.Id && string.Equals(s.Text, text, StringComparison.Ordinal)) is { } earlier)
        {
            return new ConcernAnswered(earlier.Id, statement.Id);
        }

        var answer = audit.Answer(statement, text, command.Actor, secrets, unit.Now);
        unit.Db.MinorityStatements.Add(answer);
        await mails.TellAnsweredAsync(unit, audit, answer, cancellationToken);
        await reports.RenewAsync(unit, audit, cancellationToken);
        return new ConcernAnswered(answer.Id, statement.Id);
    }
}
