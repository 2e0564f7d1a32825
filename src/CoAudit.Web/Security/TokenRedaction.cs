using System.Text.RegularExpressions;

namespace CoAudit.Web.Security;

/// <summary>Last line of defence: whatever is about to be logged, secrets in it are struck out.</summary>
internal static partial class TokenRedaction
{
    public static string Redact(string text) => text.Contains("ca", StringComparison.Ordinal) ? Secret().Replace(text, "${prefix}…") : text;

    [GeneratedRegex("(?<prefix>ca[tk]1_)[A-Za-z0-9_-]{8,}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Secret();
}

/// <summary>Writes log lines to the console, one a line, with secrets struck out.</summary>
internal sealed class RedactingConsole : Microsoft.Extensions.Logging.Console.ConsoleFormatter
{
    public const string FormatterName = "coaudit";

    public RedactingConsole()
        : base(FormatterName)
    {
    }

    public override void Write<TState>(
        in Microsoft.Extensions.Logging.Abstractions.LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        // What kept us from starting is said in one line by whoever ends the process; the host's own report of it is a page of call stack.
        if (logEntry.EventId.Name is "HostedServiceStartupFaulted")
        {
            return;
        }

        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        textWriter.Write(logEntry.LogLevel.ToString().ToLowerInvariant()[..4]);
        textWriter.Write(": ");
        textWriter.Write(logEntry.Category);
        textWriter.Write(": ");

        // A line break in logged text must not look like a second entry.
        textWriter.WriteLine(TokenRedaction.Redact(message).ReplaceLineEndings(" ⏎ "));
        if (logEntry.Exception is { } error)
        {
            textWriter.WriteLine(TokenRedaction.Redact(error.ToString()));
        }
    }
}
