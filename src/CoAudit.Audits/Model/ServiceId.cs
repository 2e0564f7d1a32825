namespace CoAudit.Audits.Model;

/// <summary>Identity of a service; time-ordered, so that lists page by it.</summary>
public readonly record struct ServiceId(Guid Value)
{
    public static ServiceId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out ServiceId id)
    {
        var valid = Guid.TryParse(text, out var value);
        id = new ServiceId(value);
        return valid;
    }

    public override string ToString() => Value.ToString();
}
