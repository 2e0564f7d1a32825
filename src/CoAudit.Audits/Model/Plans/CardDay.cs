using System.Globalization;

namespace CoAudit.Audits.Model.Plans;

/// <summary>The day by which an action is to be done, as people and programs write it: <c>2027-04-01</c>.</summary>
public static class CardDay
{
    /// <summary>What to say when it is written in another way.</summary>
    public const string Advice = "Write a day, for example 2027-04-01.";

    /// <returns>Null when this is no day, or one of another century.</returns>
    public static DateOnly? Find(string text) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and < 2200 ? day : null;
}
