using Cronos;

namespace CoAudit.Workflows.Scheduling;

/// <summary>A cron expression, with seconds as Elsa writes it or without, in UTC.</summary>
internal sealed class CronRule
{
    private readonly CronExpression _expression;

    private CronRule(CronExpression expression) => _expression = expression;

    /// <exception cref="FormatException">It is no cron expression.</exception>
    public static CronRule Parse(string text)
    {
        var fields = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Length;
        return new CronRule(CronExpression.Parse(text, fields == 5 ? CronFormat.Standard : CronFormat.IncludeSeconds));
    }

    /// <summary>What is wrong with it, or null.</summary>
    public static string? ProblemOf(string text)
    {
        try
        {
            Parse(text);
            return null;
        }
        catch (FormatException e)
        {
            return $"\"{text}\" is not a cron expression: {e.Message}";
        }
    }

    /// <summary>The first instant after the given one that the rule names; null when there is none to come.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset now) => _expression.GetNextOccurrence(now, TimeZoneInfo.Utc);
}
