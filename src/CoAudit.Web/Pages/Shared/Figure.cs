namespace CoAudit.Web.Pages.Shared;

/// <summary>A number that matters, in words, with the list behind it.</summary>
internal sealed record Figure(string Number, string Text, string? Href = null);
