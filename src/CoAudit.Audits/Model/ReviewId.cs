namespace CoAudit.Audits.Model;

/// <summary>Identity of a review; time-ordered, so that lists page by it.</summary>
public readonly record struct ReviewId(Guid Value)
{
    public static ReviewId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out ReviewId id)
    {
        var valid = Guid.TryParse(text, out var value);
        id = new ReviewId(value);
        return valid;
    }

    public override string ToString() => Value.ToString();
}
