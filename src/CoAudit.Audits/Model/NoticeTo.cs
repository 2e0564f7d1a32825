namespace CoAudit.Audits.Model;

/// <summary>Whom a notice is for.</summary>
/// <param name="Groups">Everyone in these groups who still takes part.</param>
public sealed record NoticeTo(IReadOnlyList<Group> Groups, bool Facilitator, bool Lead)
{
    /// <summary>All that a definition can name.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Model.Groups.Codes, "facilitator", "lead"];

    public static NoticeTo Of(IReadOnlyList<string> codes) => new(
        [.. codes.Select(Model.Groups.Find).OfType<Group>().Distinct().Order()],
        codes.Contains("facilitator", StringComparer.OrdinalIgnoreCase),
        codes.Contains("lead", StringComparer.OrdinalIgnoreCase));
}
