namespace CoAudit.Audits.Model.Objections;

/// <summary>Who has to answer an objection.</summary>
public enum Responder
{
    Managers,
    Facilitator,
    Independent,
}

/// <summary>Responders as definitions and the API name them.</summary>
public static class Responders
{
    public static IReadOnlyList<string> Codes { get; } = ["managers", "facilitator", "independent"];

    public static string Code(this Responder responder) => responder switch
    {
        Responder.Managers => "managers",
        Responder.Facilitator => "facilitator",
        Responder.Independent => "independent",
        _ => throw new ArgumentOutOfRangeException(nameof(responder), responder, "Not a responder."),
    };

    public static Responder? Find(string? code) => code switch
    {
        "managers" => Responder.Managers,
        "facilitator" => Responder.Facilitator,
        "independent" => Responder.Independent,
        _ => null,
    };
}
