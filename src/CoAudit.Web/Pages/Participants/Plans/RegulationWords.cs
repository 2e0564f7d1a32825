using CoAudit.Audits.Model.Tools;

namespace CoAudit.Web.Pages.Participants.Plans;

/// <summary>A short note on the law beside what somebody objects to. What it says comes from the data files.</summary>
internal static class RegulationWords
{
    public static string Of(IReadOnlyList<RegulationNote> notes)
    {
        var places = string.Join("; ", notes.Select(n => $"regulation {n.Code}, {n.Title}"));
        return $"The law has rules about this ({places}). {string.Join(' ', notes.Select(n => n.Because).Distinct(StringComparer.Ordinal))}";
    }
}
