namespace CoAudit.Audits.Features.BuildAuditTool;

/// <summary>The tool after its reveal: its lines, its versions, and what became of what people suggested.</summary>
/// <param name="Version">The newest frozen version, for example <c>1.0</c>; null while people build the first.</param>
/// <param name="Status"><c>draft</c> while people build it, else <c>frozen</c>.</param>
/// <param name="Changeable">Lines can still get other words: nobody has seen scores yet.</param>
public sealed record ToolView(
    string? Version, string Status, string? Hash, DateTimeOffset? FrozenAt, bool Changeable, IReadOnlyList<ToolLineView> Lines, IReadOnlyList<SuggestionView> Suggestions,
    IReadOnlyList<ToolVersionView> Versions);

/// <summary>One line in its three wordings.</summary>
/// <param name="From">Id of the words that it grew from; null for a line of the library.</param>
/// <param name="Group">Whose words; empty where that would name the person.</param>
/// <param name="EasyProblems">What a check finds hard in the easy words. It can only say no.</param>
public sealed record ToolLineView(
    string Id, string Professional, string Plain, string? Easy, bool EasyApproved, IReadOnlyList<string> EasyProblems, bool Critical, string Sampling,
    IReadOnlyList<string> Evidence, string? Source, Guid? From, string Group, int Revision);

/// <summary>What somebody suggested, why, and what was decided.</summary>
/// <param name="Kind"><c>criterion</c>, <c>amendment</c> or <c>strike</c>.</param>
/// <param name="About">The line that it is about.</param>
/// <param name="Status"><c>open</c>, <c>accepted</c>, <c>not-accepted</c> or <c>merged</c>.</param>
/// <param name="Before">The line's plain words before; for an open one as they are.</param>
public sealed record SuggestionView(
    Guid Id, string Kind, string Text, string? Why, string? About, string Group, bool Late, string Status, string? Reason, string? Line, string? Before, string? After,
    DateTimeOffset? DecidedAt);

/// <summary>A frozen version.</summary>
/// <param name="Reason">Why it was made of the one before.</param>
public sealed record ToolVersionView(string Version, string Hash, DateTimeOffset FrozenAt, string? Reason);
