using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CoAudit.Audits.Model.Time;

public readonly partial record struct Span
{
    // Ten years, leap days included. Longer waits are typing mistakes.
    private const decimal MaxDays = 3653;
    private const decimal DaysPerMonth = 365.25m / 12;
    private const decimal DaysPerWorkingDay = 7m / 5;

    /// <summary>Reads what a definition writes. Empty text, zero, negative lengths and more than ten years are refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Span span)
    {
        var trimmed = text?.Trim() ?? "";
        span = ReadWorkingDays(trimmed) ?? ReadIso(trimmed) ?? default;
        return span != default;
    }

    /// <summary>The canonical text: <c>P28D</c> gives <c>P4W</c>, <c>PT90S</c> gives <c>PT1M30S</c>.</summary>
    public override string ToString()
    {
        if (IsWorkingDays)
        {
            return _workingDays == 1 ? "1 working day" : $"{_workingDays} working days";
        }

        var (years, months) = Math.DivRem(_months, 12);
        var (weeks, days) = Math.DivRem(_days, 7);
        var inWeeks = days == 0 && _months == 0 && _exact == TimeSpan.Zero;
        var text = new StringBuilder("P");
        Append(text, years, 'Y');
        Append(text, months, 'M');
        Append(text, inWeeks ? weeks : _days, inWeeks ? 'W' : 'D');
        if (_exact > TimeSpan.Zero)
        {
            text.Append('T');
            Append(text, Math.Floor((decimal)_exact.Ticks / TimeSpan.TicksPerHour), 'H');
            Append(text, _exact.Minutes, 'M');
            Append(text, (decimal)(_exact.Ticks % TimeSpan.TicksPerMinute) / TimeSpan.TicksPerSecond, 'S');
        }

        return text.Length == 1 ? "PT0S" : text.ToString();
    }

    private static Span? ReadWorkingDays(string text)
    {
        var match = WorkingDaysPattern().Match(text);
        var count = Number(match, "n");
        return match.Success && count * DaysPerWorkingDay <= MaxDays ? new Span(0, 0, TimeSpan.Zero, (int)count) : null;
    }

    private static Span? ReadIso(string text)
    {
        var match = IsoPattern().Match(text);
        var months = (Number(match, "years") * 12) + Number(match, "months");
        var days = (Number(match, "weeks") * 7) + Number(match, "days");
        var seconds = (Number(match, "hours") * 3600) + (Number(match, "minutes") * 60) + Number(match, "seconds");
        return match.Success && (months * DaysPerMonth) + days + (seconds / 86_400) <= MaxDays
            ? new Span((int)months, (int)days, TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)))
            : null;
    }

    private static decimal Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? decimal.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : 0;

    private static void Append(StringBuilder text, decimal value, char unit)
    {
        if (value != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{value:0.#######}").Append(unit);
        }
    }

    // Nine digits are more than ten years in any unit and fit the arithmetic; seven decimals are a tick.
    [GeneratedRegex(
        @"\AP((?<years>[0-9]{1,9})Y)?((?<months>[0-9]{1,9})M)?((?<weeks>[0-9]{1,9})W)?((?<days>[0-9]{1,9})D)?"
        + @"(T(?=[0-9])((?<hours>[0-9]{1,9})H)?((?<minutes>[0-9]{1,9})M)?((?<seconds>[0-9]{1,9}(\.[0-9]{1,7})?)S)?)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 100)]
    private static partial Regex IsoPattern();

    [GeneratedRegex(
        @"\A(?<n>[0-9]{1,9}) working days?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 100)]
    private static partial Regex WorkingDaysPattern();
}
