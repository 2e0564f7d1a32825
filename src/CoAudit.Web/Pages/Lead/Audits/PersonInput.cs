namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>One person to be asked, as the form posts it.</summary>
internal sealed class PersonInput
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Group { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Email) && string.IsNullOrWhiteSpace(Group);
}
