namespace CoAudit.Audits.Model;

/// <summary>Identity of a stage; time-ordered, so that lists page by it.</summary>
public readonly record struct StageId(Guid Value)
{
    public static StageId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out StageId id)
    {
        var valid = Guid.TryParse(text, out var value);
        id = new StageId(value);
        return valid;
    }

    public override string ToString() => Value.ToString();
}
