using System.Data.Common;
using CoAudit.Audits.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CoAudit.Web.Storage;

/// <summary>Shows a probe the statements that EF Core makes; those of the workflow store show themselves.</summary>
internal sealed class ProbedCommands(IStoreProbe probe) : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Before(command, eventData);
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        After(command, eventData);
        return base.ReaderExecutedAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Before(command, eventData);
        return base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        After(command, eventData);
        return base.NonQueryExecutedAsync(command, eventData, result, cancellationToken);
    }

    // Readers have no transaction: they change nothing, and what becomes of them is no matter.
    private static bool IsCommand(CommandEventData eventData) => eventData.Context?.Database.CurrentTransaction is not null;

    private void Before(DbCommand command, CommandEventData eventData)
    {
        if (IsCommand(eventData))
        {
            probe.Before(command.CommandText);
        }
    }

    private void After(DbCommand command, CommandExecutedEventData eventData)
    {
        if (IsCommand(eventData))
        {
            probe.After(command.CommandText);
        }
    }
}

/// <summary>Only a test's service has a probe.</summary>
internal static class Probing
{
    public static TBuilder Probe<TBuilder>(this TBuilder options, IStoreProbe? probe)
        where TBuilder : DbContextOptionsBuilder
    {
        if (probe is not null)
        {
            options.AddInterceptors(new ProbedCommands(probe));
        }

        return options;
    }
}
