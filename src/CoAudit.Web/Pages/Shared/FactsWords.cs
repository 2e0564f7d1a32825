using CoAudit.Audits.Model.Evidence;

namespace CoAudit.Web.Pages.Shared;

/// <summary>How a piece of evidence came about, in words.</summary>
internal static class FactsWords
{
    /// <summary>One line, or null when nothing was said about it.</summary>
    public static string? Of(EvidenceFacts? facts) => facts is null ? null : string.Join(". ", new[]
    {
        EvidenceForms.Label(facts.Kind),
        facts.SpokeBy is null ? null : $"Spoke: {facts.SpokeBy}",
        facts.HelpedBy is null ? null : $"Helped or wrote it down: {facts.HelpedBy}",
        facts.Words is null ? null : WhoseWords.Label(facts.Words),
        ReadBack(facts.ReadBack),
    }.OfType<string>());

    /// <summary>Null where nobody was asked.</summary>
    public static string? ReadBack(bool? readBack) => readBack switch { true => "Read back to them", false => "Not read back", null => null };
}
