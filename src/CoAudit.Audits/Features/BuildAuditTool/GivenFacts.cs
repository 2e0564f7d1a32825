using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Tools;
using CoAudit.Audits.Model.Tools.Building;

namespace CoAudit.Audits.Features.BuildAuditTool;

/// <summary>How a line is checked as somebody sent it; null leaves what there is.</summary>
/// <param name="Evidence">Codes of what can show whether it is met.</param>
/// <param name="Source">Id of the library's criterion that a line which grew from words stands for; empty for none.</param>
public sealed record GivenFacts(string? Sampling, IReadOnlyList<string>? Evidence, string? Source)
{
    /// <summary>Cleans and checks them over those that the line has. A line that comes to stand for a criterion takes on what the library says of it, where nobody has said it of the line.</summary>
    public LineFacts Over(DraftLine line, CriteriaLibrary library, FieldRules rules)
    {
        var source = SourceOver(line, library, rules);
        var taken = source is null || string.Equals(source.Id, line.Source, StringComparison.Ordinal) ? null : LineFacts.Of(source);
        return new LineFacts(
            Filled(Sampling is null ? line.Sampling : SamplingOf(Sampling, rules), taken?.Sampling),
            Filled(Evidence is null ? line.Evidence : EvidenceOf(Evidence, rules), taken?.Evidence),
            Source is null ? line.Source : source?.Id);
    }

    private static string Filled(string own, string? taken) => own.Length > 0 ? own : taken ?? "";

    private Criterion? SourceOver(DraftLine line, CriteriaLibrary library, FieldRules rules)
    {
        if (string.IsNullOrWhiteSpace(Source))
        {
            if (Source is not null && line.GrewFrom is null)
            {
                rules.Add("source", "This line comes from the library. It stands for itself.");
            }

            return null;
        }

        var found = library.FindCriterion(Source.Trim());
        if (found is null)
        {
            rules.Add("source", $"'{PlainInput.Shown(Source.Trim())}' is not in the library. Write for example IPC-13.");
        }
        else if (line.GrewFrom is null && !string.Equals(found.Id, line.Source, StringComparison.Ordinal))
        {
            rules.Add("source", "This line comes from the library. It stands for itself.");
        }

        return found;
    }

    private static string SamplingOf(string given, FieldRules rules)
    {
        var text = string.Join(' ', PlainInput.Lines(given).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (text.Length > LineFacts.MaxSamplingLength)
        {
            rules.Add("sampling", $"This is too long. Use at most {LineFacts.MaxSamplingLength:N0} letters.");
        }

        return text;
    }

    private static string EvidenceOf(IReadOnlyList<string> given, FieldRules rules)
    {
        rules.Add(given.Where(code => EvidenceKinds.Find(code) is null)
            .Select(code => new BrokenRule("evidence", $"'{PlainInput.Shown(code)}' is no kind of evidence. There are: {string.Join(", ", EvidenceKinds.All.Select(kind => kind.Code()))}.")));
        return LineFacts.Written(EvidenceKinds.All.Where(kind => given.Contains(kind.Code(), StringComparer.Ordinal)));
    }
}
