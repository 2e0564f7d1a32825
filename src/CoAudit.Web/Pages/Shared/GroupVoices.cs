namespace CoAudit.Web.Pages.Shared;

/// <summary>How many of one group were asked, how many answered, and who has not.</summary>
/// <param name="Group">The group's stored name.</param>
internal sealed record GroupVoices(string Group, int Asked, int Heard, IReadOnlyList<SilentVoice> Silent);

/// <summary>Somebody who was asked and has not answered.</summary>
/// <param name="Detail">What was done to reach them: "2 reminders sent", "Paper task".</param>
internal sealed record SilentVoice(string Name, string Detail);
