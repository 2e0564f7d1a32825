namespace CoAudit.Audits.Model;

/// <summary>Who did something, as the audit trail keeps it: an identity, never a name.</summary>
public readonly record struct Actor(string Value)
{
    public static Actor System { get; } = new("system");

    public static Actor Participant(ParticipantId id) => new($"participant:{id}");

    public static Actor Account(string id) => new($"account:{id}");

    public static Actor ApiKey(string name) => new($"api-key:{name}");

    public override string ToString() => Value;
}
