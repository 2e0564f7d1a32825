using System.Text.RegularExpressions;

namespace CoAudit.Audits.Model.Tools;

/// <summary>One thing that an audit checks, in three wordings with the same meaning, so that all answers count for the same thing.</summary>
public sealed partial record Criterion
{
    /// <summary>For ever the same, for example <c>IPC-01</c>.</summary>
    public required string Id { get; init; }

    /// <summary>For people who know the rules and their words.</summary>
    public required string Professional { get; init; }

    /// <summary>For everyone else.</summary>
    public required string Plain { get; init; }

    /// <summary>A question of one idea in at most 15 easy words.</summary>
    public required EasyWording Easy { get; init; }

    /// <summary>Who or what can show whether it is met.</summary>
    public required IReadOnlyList<EvidenceKind> Evidence { get; init; }

    /// <summary>A serious concern of one group alone caps the audit's headline.</summary>
    public required bool Critical { get; init; }

    /// <summary>How many, and which, are looked at.</summary>
    public required string Sampling { get; init; }

    public required IReadOnlyList<Mapping> Mappings { get; init; }

    internal static Criterion Read(DataPart part) => new()
    {
        Id = part.Code("id", CriterionId(), "IPC-01"),
        Professional = part.Text("professional"),
        Plain = part.Text("plain"),
        Easy = part.Part("easy", EasyWording.Read),
        Evidence = ReadEvidence(part),
        Critical = part.Flag("critical"),
        Sampling = part.Text("sampling"),
        Mappings = ReadMappings(part),
    };

    private static IReadOnlyList<EvidenceKind> ReadEvidence(DataPart part)
    {
        List<EvidenceKind> kinds = [];
        foreach (var (index, code) in part.Texts("evidence").Index())
        {
            if (EvidenceKinds.Find(code) is { } kind)
            {
                kinds.Add(kind);
            }
            else
            {
                part.Problem($"evidence[{index}]", $"'{PlainInput.Shown(code)}' is no kind of evidence. There are: {string.Join(", ", EvidenceKinds.All.Select(EvidenceKinds.Code))}.");
            }
        }

        return kinds;
    }

    private static IReadOnlyList<Mapping> ReadMappings(DataPart part)
    {
        var mappings = part.Parts("mappings", Mapping.Read);
        part.EachOnce("mappings", "framework", mappings.Select(mapping => mapping.Framework));
        return mappings;
    }

    [GeneratedRegex(@"^[A-Z]{2,4}-\d{2}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CriterionId();
}
