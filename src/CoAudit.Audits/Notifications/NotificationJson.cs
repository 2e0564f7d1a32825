using System.Text.Json;

namespace CoAudit.Audits.Notifications;

/// <summary>Stores a notification beside its kind. What was stored once can be read for ever: fields are only ever added, as optional ones.</summary>
public static class NotificationJson
{
    private static readonly Dictionary<string, Type> Kinds = new(StringComparer.Ordinal)
    {
        ["task-invitation"] = typeof(TaskInvitation),
        ["task-reminder"] = typeof(TaskReminder),
        ["new-link"] = typeof(NewLink),
        ["silent-voices"] = typeof(SilentVoices),
        ["help-asked"] = typeof(HelpAsked),
        ["safety-concern"] = typeof(SafetyConcern),
        ["review-invitation"] = typeof(ReviewInvitation),
        ["report-ready"] = typeof(ReportReady),
        ["objection-to-answer"] = typeof(ObjectionToAnswer),
        ["objection-news"] = typeof(ObjectionNews),
        ["action-overdue"] = typeof(ActionOverdue),
        ["item-changed"] = typeof(ItemChanged),
        ["plan-news"] = typeof(PlanNews),
        ["notice"] = typeof(Notice),
        ["round-opened"] = typeof(RoundOpened),
        ["reason-wanted"] = typeof(ReasonWanted),
        ["voices-missing"] = typeof(VoicesMissing),
        ["suggestions-waiting"] = typeof(SuggestionsWaiting),
        ["words-considered"] = typeof(WordsConsidered),
        ["tool-changed"] = typeof(ToolChanged),
        ["numbers-changed"] = typeof(NumbersChanged),
        ["mail-failed"] = typeof(MailFailed),
    };

    // Read-only properties follow from the others and are not stored.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Writes everything but the kind, which is stored beside it.</summary>
    public static string Write(Notification notification) => JsonSerializer.Serialize(notification, notification.GetType(), Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">The kind is unknown, or the JSON lacks a field of it.</exception>
    public static Notification Read(string kind, string json)
    {
        if (!Kinds.TryGetValue(kind, out var type))
        {
            throw new JsonException($"There is no notification of kind '{kind}'.");
        }

        return (Notification?)JsonSerializer.Deserialize(json, type, Options)
            ?? throw new JsonException($"A notification of kind '{kind}' cannot be null.");
    }
}
