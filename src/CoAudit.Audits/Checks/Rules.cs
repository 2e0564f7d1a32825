using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Descriptors;
using CoAudit.Workflows.Ways;

namespace CoAudit.Audits.Checks;

/// <summary>How the broken rules are told.</summary>
internal static class Rules
{
    private const int MostTold = 6;

    public static DefinitionProblem Error(string code, CompiledActivity at, string path, string message, IReadOnlyList<WayStep>? way = null) =>
        Problem(ProblemSeverity.Error, code, at, path, message, way);

    public static DefinitionProblem Warning(string code, CompiledActivity at, string path, string message, IReadOnlyList<WayStep>? way = null) =>
        Problem(ProblemSeverity.Warning, code, at, path, message, way);

    /// <summary>A way in words, from one of its steps on; the middle of a long one is left out.</summary>
    public static string Words(IEnumerable<WayStep> steps)
    {
        var told = steps.Select(Word).ToList();
        return string.Join(" → ", told.Count <= MostTold ? told : [.. told[..3], "…", .. told[^2..]]);
    }

    private static string Word(WayStep step) =>
        step.Exit.Length == 0 || step.Activity.Attribute.Outcomes.Length < 2 ? step.Activity.DisplayText : $"{step.Activity.DisplayText} ({NameWords.Of(step.Exit)})";

    private static DefinitionProblem Problem(ProblemSeverity severity, string code, CompiledActivity at, string path, string message, IReadOnlyList<WayStep>? way) =>
        new(severity, code, path, $"\"{at.DisplayText}\": {message}", at.Id) { Way = [.. (way ?? []).Select(step => step.Activity.Id)] };
}
