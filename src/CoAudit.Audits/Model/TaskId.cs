namespace CoAudit.Audits.Model;

/// <summary>Identity of a task; time-ordered, so that lists page by it.</summary>
public readonly record struct TaskId(Guid Value)
{
    public static TaskId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out TaskId id)
    {
        var valid = Guid.TryParse(text, out var value);
        id = new TaskId(value);
        return valid;
    }

    public override string ToString() => Value.ToString();
}
