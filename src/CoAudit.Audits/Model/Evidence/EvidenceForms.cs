namespace CoAudit.Audits.Model.Evidence;

/// <summary>Ways in which people can give evidence, as definitions and the API write them.</summary>
public static class EvidenceForms
{
    public const string Visit = "visit";

    public static IReadOnlyList<string> Codes { get; } = ["survey", "interview", Visit, "observation", "document", "data"];

    public static string Label(string code) => code switch
    {
        "survey" => "My own answer",
        "interview" => "Notes of a talk",
        Visit => "A visit that we made together",
        "observation" => "What I saw",
        "document" => "A document or photo",
        "data" => "Numbers that we keep",
        _ => code,
    };
}
