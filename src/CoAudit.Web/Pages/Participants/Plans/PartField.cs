namespace CoAudit.Web.Pages.Participants.Plans;

/// <summary>A field of a form that stands on the page once for each item: its id ends with the item's.</summary>
internal sealed record PartField(string Name, string Item, string Label, string Value)
{
    public string? Hint { get; init; }

    /// <summary>More than one: a field for several lines.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>A short field for a whole number.</summary>
    public bool IsNumber { get; init; }

    /// <summary>A day, written as <c>2027-04-01</c> where the browser has no calendar.</summary>
    public bool IsDay { get; init; }

    /// <summary>Where two forms of one item have a field of the same name.</summary>
    public string IdPrefix { get; init; } = "";

    /// <summary>Where there is only one such form on the page: the field's name.</summary>
    public string? ExactId { get; init; }

    public string Id => ExactId ?? $"{IdPrefix}{Name}-{Item}";
}
