namespace CoAudit.Audits.Model;

/// <summary>Identity of an audit; time-ordered, so that lists page by it.</summary>
public readonly record struct AuditId(Guid Value)
{
    public static AuditId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out AuditId id)
    {
        var valid = Guid.TryParse(text, out var value);
        id = new AuditId(value);
        return valid;
    }

    public override string ToString() => Value.ToString();
}
