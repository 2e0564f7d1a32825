using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.BuildAuditTool;

/// <summary>
/// The quality lead writes a line's wordings, approves its easy words with a person who reads them, marks it as critical, or says how it is checked.
/// </summary>
/// <param name="Reason">Needed once the tool is frozen: the change makes its next version.</param>
/// <param name="Version">The version that the lead saw; null when nothing was frozen yet.</param>
public sealed record EditToolLine(AuditId Audit, string Line, GivenWords Words, bool? Critical, string? Reason, string? Version, Actor Actor)
{
    /// <summary>How the line is checked: it can be said until the tool is frozen.</summary>
    public GivenFacts Facts { get; init; } = new(null, null, null);
}

/// <summary>The line as it reads now, and which version of the tool is in force; null before the first is frozen.</summary>
public sealed record ToolLineEdited(string Id, string Professional, string Plain, string? Easy, bool EasyApproved, bool Critical, IReadOnlyList<string> EasyProblems, string? ToolVersion)
{
    public required string Sampling { get; init; }

    public required IReadOnlyList<string> Evidence { get; init; }

    public required string? Source { get; init; }
}
