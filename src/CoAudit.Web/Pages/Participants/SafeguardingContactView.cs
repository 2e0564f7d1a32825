namespace CoAudit.Web.Pages.Participants;

/// <summary>Somebody to turn to when a person is hurt or in danger.</summary>
internal sealed record SafeguardingContactView(string Name, string? Phone, string? Email, bool OutsideManagement);
