using CoAudit.Audits.Features.ViewVoices;

namespace CoAudit.Web.Pages.Shared;

/// <summary>The turns of a life-line, in order.</summary>
internal sealed record VoiceTurns(IReadOnlyList<VoiceTurnView> Turns, string TimeZone);
