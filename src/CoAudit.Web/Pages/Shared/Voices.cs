using CoAudit.Audits.Features.ViewDashboard;
using CoAudit.Audits.Model;

namespace CoAudit.Web.Pages.Shared;

/// <summary>The groups of a stage with who is silent in each, silent groups first.</summary>
internal static class Voices
{
    public static IReadOnlyList<GroupVoices> Of(IReadOnlyList<AskedPerson> people) =>
        [.. people.GroupBy(p => p.Group).OrderBy(g => g.Any(p => p.HasAnswered)).ThenBy(g => g.Key).Select(g => new GroupVoices(
            g.Key.Code(), g.Count(), g.Count(p => p.HasAnswered), [.. g.Where(p => !p.HasAnswered).Select(p => new SilentVoice(p.Name, Tried(p)))]))];

    private static string Tried(AskedPerson person) => person switch
    {
        { OnPaper: true } => "Paper task",
        { RemindersSent: 0 } => "Asked by mail",
        { RemindersSent: 1 } => "1 reminder sent",
        _ => $"{person.RemindersSent} reminders sent",
    };
}
