namespace CoAudit.Web.Pages.Shared.Fields;

/// <summary>One choice of a field: what is posted, what is shown, and a word of help.</summary>
public sealed record FieldOption(string Value, string Text, string? Hint = null);
