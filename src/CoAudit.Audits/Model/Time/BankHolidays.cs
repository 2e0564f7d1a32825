namespace CoAudit.Audits.Model.Time;

/// <summary>
/// Bank holidays of England and Wales that fall on a weekday, by the standing rules (Banking and Financial Dealings Act 1971 and the yearly
/// proclamations for New Year's Day and the early May holiday), plus what single proclamations changed.
/// </summary>
internal static class BankHolidays
{
    /// <summary>Days made a holiday once, by proclamation.</summary>
    public static IReadOnlyList<DateOnly> Added { get; } =
    [
        new(2020, 5, 8), // 75 years VE Day, instead of 4 May
        new(2022, 6, 2), // spring holiday moved to the Platinum Jubilee
        new(2022, 6, 3), // Platinum Jubilee
        new(2022, 9, 19), // funeral of Queen Elizabeth II
        new(2023, 5, 8), // coronation of King Charles III
    ];

    /// <summary>Days that the rules give and a proclamation took away.</summary>
    public static IReadOnlyList<DateOnly> Removed { get; } =
    [
        new(2020, 5, 4),
        new(2022, 5, 30),
    ];

    /// <summary>The holidays of one year by the standing rules.</summary>
    public static IReadOnlyList<DateOnly> InYear(int year)
    {
        var easter = EasterSunday(year);
        var christmas = new DateOnly(year, 12, 25);
        return
        [
            OnWeekday(new DateOnly(year, 1, 1)),
            easter.AddDays(-2),
            easter.AddDays(1),
            MondayOnOrAfter(new DateOnly(year, 5, 1)),
            MondayOnOrAfter(new DateOnly(year, 5, 25)),
            MondayOnOrAfter(new DateOnly(year, 8, 25)),
            .. ChristmasAndBoxingDay(christmas),
        ];
    }

    // Two days off in any case: each one that falls on the weekend has its substitute after both.
    private static DateOnly[] ChristmasAndBoxingDay(DateOnly christmas) => christmas.DayOfWeek switch
    {
        DayOfWeek.Friday => [christmas, christmas.AddDays(3)],
        DayOfWeek.Saturday => [christmas.AddDays(2), christmas.AddDays(3)],
        DayOfWeek.Sunday => [christmas.AddDays(1), christmas.AddDays(2)],
        _ => [christmas, christmas.AddDays(1)],
    };

    private static DateOnly OnWeekday(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? MondayOnOrAfter(day) : day;

    private static DateOnly MondayOnOrAfter(DateOnly day) => day.AddDays((DayOfWeek.Monday - day.DayOfWeek + 7) % 7);

    // Computus of the Gregorian calendar in the form that Meeus and Jones published; the letters are theirs.
    private static DateOnly EasterSunday(int year)
    {
        var a = year % 19;
        var b = year / 100;
        var c = year % 100;
        var g = ((8 * b) + 13) / 25;
        var h = ((19 * a) + b - (b / 4) - g + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var monthAndDay = h + l - (7 * m) + 114;
        return new DateOnly(year, monthAndDay / 31, (monthAndDay % 31) + 1);
    }
}
