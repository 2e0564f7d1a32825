using System.Globalization;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Reviews;
using CoAudit.Audits.Model.Time;

namespace CoAudit.Audits.Activities;

/// <summary>Checks of inputs, the same at publish and when a stage opens. Each returns what is wrong, or null.</summary>
internal static class StageInputs
{
    /// <summary>A choice of people as they are called on pages.</summary>
    public static string GroupText(string code) => Model.Groups.Find(code) is { } group ? group.Label() : PlainText(code);

    /// <summary>What a sign-off is about, in words.</summary>
    public static string SubjectText(string code) => code switch
    {
        "objectives" => "The objectives",
        "tool" => "The audit tool",
        "findings" => "The findings",
        "plan" => "The action plan",
        "report" => "The report",
        _ => "Words of your own",
    };

    /// <summary>"easy-read" becomes "Easy read".</summary>
    public static string PlainText(string code) => char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    public static string? Duration(object? value) =>
        Span.TryParse(value as string, out _) ? null : $"'{value}' is no length of time. Write for example 5 working days, P4W or PT30M.";

    public static string? Durations(object? value) =>
        value is not IReadOnlyList<string> list ? "This must be a list of lengths of time." : list.Select(Duration).FirstOrDefault(p => p is not null);

    public static string? Groups(object? value)
    {
        if (value is not IReadOnlyList<string> { Count: > 0 } codes)
        {
            return $"Choose at least one group: {string.Join(", ", Model.Groups.Codes)}.";
        }

        var unknown = codes.FirstOrDefault(c => Model.Groups.Find(c) is null);
        return unknown is null ? null : $"'{unknown}' is no group. Groups are {string.Join(", ", Model.Groups.Codes)}.";
    }

    /// <summary>A review without people who use the service, or without care workers, could only hear claims.</summary>
    public static string? Panel(object? value) =>
        Groups(value) ?? (PanelVerdict.CanMeet(GroupsOf((IReadOnlyList<string>)value!))
            ? null
            : $"A review panel needs both {Group.ServiceUsers.Code()} and {Group.CareWorkers.Code()}: managers alone cannot say that a change lasts.");

    public static string? Recipients(object? value)
    {
        if (value is not IReadOnlyList<string> { Count: > 0 } codes)
        {
            return $"Choose who gets the mail: {string.Join(", ", NoticeTo.Codes)}.";
        }

        var unknown = codes.FirstOrDefault(c => !NoticeTo.Codes.Contains(c, StringComparer.OrdinalIgnoreCase));
        return unknown is null ? null : $"'{unknown}' cannot get a mail. Choose among {string.Join(", ", NoticeTo.Codes)}.";
    }

    public static Func<object?, string?> Between(int least, int most) =>
        value => value is int number && number >= least && number <= most
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"'{value}' must be a number from {least} to {most}.");

    public static string? TimeOfDay(object? value) =>
        TimeOnly.TryParseExact(value as string, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? null
            : $"'{value}' is no time of day. Write for example 09:00.";

    public static Func<object?, string?> OneOf(params string[] options) =>
        value => value is string text && options.Contains(text, StringComparer.Ordinal) ? null : $"'{value}' must be one of {string.Join(", ", options)}.";

    public static IReadOnlyList<Group> GroupsOf(IReadOnlyList<string> codes) =>
        [.. codes.Select(c => Model.Groups.Find(c)).OfType<Group>().Distinct().Order()];
}
