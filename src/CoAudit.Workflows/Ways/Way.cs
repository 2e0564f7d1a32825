using CoAudit.Workflows.Definitions;

namespace CoAudit.Workflows.Ways;

/// <summary>One activity of a way and the exit by which it was left; several exits stand with commas between them.</summary>
public sealed record WayStep(CompiledActivity Activity, string Exit);

/// <summary>A way from the start to an end, the shortest of those that end with the same memory.</summary>
/// <param name="Memory">What the watch remembers at its end.</param>
public sealed record Way(int Memory, IReadOnlyList<WayStep> Steps);
