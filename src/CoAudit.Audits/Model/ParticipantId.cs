namespace CoAudit.Audits.Model;

/// <summary>Identity of a participant; time-ordered, so that lists page by it.</summary>
public readonly record struct ParticipantId(Guid Value)
{
    public static ParticipantId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out ParticipantId id)
    {
        var valid = Guid.TryParse(text, out var value);
        id = new ParticipantId(value);
        return valid;
    }

    public override string ToString() => Value.ToString();
}
