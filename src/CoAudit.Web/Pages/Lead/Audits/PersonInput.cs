namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>One person to be asked, as the form posts it.</summary>
internal sealed class PersonInput
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Group { get; set; }

    /// <summary>A row that nobody wrote in; its group may have been chosen beforehand.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Email);
}
