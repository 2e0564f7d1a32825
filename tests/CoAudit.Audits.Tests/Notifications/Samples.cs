using CoAudit.Audits.Notifications;

namespace CoAudit.Audits.Tests.Notifications;

/// <summary>One notification of each kind (and of each reminder) by its approved file's name, as a person would get it and with hostile text in every field.</summary>
internal static class Samples
{
    public static IReadOnlyDictionary<string, Notification> Of(string person, string service, string audit, string stage, string asker, string? due)
    {
        var link = new Uri("https://audits.example.org/t/cat1_example");
        Notification[] all =
        [
            new TaskInvitation { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit, TaskTitle = stage, AskerName = asker, Minutes = 10, DueText = due },
            new TaskReminder { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit, TaskTitle = stage, AskerName = asker, Minutes = 10, DueText = due, Number = 1 },
            new TaskReminder { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit, TaskTitle = stage, AskerName = asker, Minutes = 10, DueText = due, Number = 2 },
            new NewLink { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit, TaskTitle = stage, DueText = due },
            new SilentVoices { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit, TaskTitle = stage, SilentCount = 4, DueText = due },
            new HelpAsked { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit },
            new SafetyConcern { RecipientName = person, ServiceName = service, Link = link, CouncilPhone = due is null ? null : "01632 960 001" },
            new ReviewInvitation { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit, TaskTitle = stage, AskerName = asker, Minutes = 15, DueText = due },
            new ReportReady { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit },
            new ObjectionToAnswer { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit, TaskTitle = stage, DueText = due ?? "" },
            new ObjectionNews { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit, TaskTitle = stage, LookAgain = due is not null, IsYours = due is null },
            new ItemChanged { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit, TaskTitle = stage },
            new ActionOverdue { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit, Again = due is not null },
            new PlanNews { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit },
            new Notice { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit, Title = stage, Body = due is null ? new() { Text = audit + "\r\n" + stage } : new() { Text = $"The plan is out.\n\n{asker} says thank you." } },
            new RoundOpened { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit, TaskTitle = stage, AskerName = asker, DueText = due ?? "{{Due}}" },
            new ReasonWanted { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit, TaskTitle = stage, DueText = due ?? "{{Due}}" },
            new VoicesMissing { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit, TaskTitle = stage, MissingCount = 12, DueText = due ?? "{{Due}}" },
            new SuggestionsWaiting { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit, TaskTitle = stage, WaitingCount = 3 },
            new WordsConsidered { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit },
            new ToolChanged { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit, TaskTitle = stage },
            new NumbersChanged { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit },
            new MailFailed { RecipientName = person, ServiceName = service, Link = link, AuditTitle = audit },
        ];
        return all.ToDictionary(NameOf, StringComparer.Ordinal);
    }

    public static IReadOnlyDictionary<string, Notification> Ordinary { get; } = Of(
        "Doreen Pascoe", "Willowbrook House", "Infection control 2027", "Setting objectives", "Nadia Karim", "Wednesday 10 February, 5pm");

    public static IReadOnlyDictionary<string, Notification> Hostile { get; } = Of(
        "<script>alert(1)</script>\r\nBcc: x@example.org", "A & B \"House\" {{Link}}", "Audit\r\nBcc: everyone@example.org\u202E", "<b>Stage</b>\0", "{{RecipientName}} O'Neill\nX", due: null);

    /// <summary>The kind, and for reminders the number: the name of the approved file.</summary>
    private static string NameOf(Notification notification) =>
        notification is TaskReminder reminder ? $"{reminder.Kind}-{reminder.Number}" : notification.Kind;
}
