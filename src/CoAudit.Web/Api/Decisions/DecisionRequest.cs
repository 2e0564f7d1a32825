namespace CoAudit.Web.Api.Decisions;

/// <summary>Body of every decision of the quality lead about something that somebody put in.</summary>
internal sealed record DecisionRequest(string? Decision, string? Reason);
