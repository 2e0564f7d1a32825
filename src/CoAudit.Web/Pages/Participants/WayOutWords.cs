using CoAudit.Audits.Features.ViewSafeguarding;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;

namespace CoAudit.Web.Pages.Participants;

/// <summary>What the two ways out, help and danger, have in common.</summary>
internal static class WayOutWords
{
    public const string WaitALittle = "You sent many things in a short time. Wait one minute, then press the button again. What you wrote is still here.";

    /// <summary>By name those who get a safety message.</summary>
    public static IReadOnlyList<string> Readers(SafeguardingView service) =>
        [.. service.Contacts.Where(c => c.Email is not null).Select(c => c.Name), .. service.TellsLead ? ["the quality lead"] : Array.Empty<string>()];

    /// <summary>The same words sent again are the same message; other words, after "Back", are another one.</summary>
    public static IdempotencyKey KeyOf(string purpose, TaskId task, string? key, string words) => new($"{purpose}:{task}", $"{key}\n{words}", words);
}
