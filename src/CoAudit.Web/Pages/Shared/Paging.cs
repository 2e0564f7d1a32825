namespace CoAudit.Web.Pages.Shared;

/// <summary>Links to the neighbouring pages of a list that is read by key, newest first.</summary>
internal sealed record Paging(string? Newer, string? Older);
