using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.SetObjectives;

/// <summary>Somebody who runs the audit decides about one objective; whoever proposed it is told the reason.</summary>
/// <param name="Into">For <c>merged</c>: the id of the objective that it goes into.</param>
/// <param name="NewText">For <c>reworded</c>: how it reads from now on. For <c>merged</c>: how the other one reads with it, or null.</param>
public sealed record DecideObjective(AuditId Audit, Guid Objective, string? Decision, string? Reason, string? Into, string? NewText, Actor Actor);

/// <summary>Where the objective stands now.</summary>
public sealed record ObjectiveDecided(Guid Id, string Status, string Text, string Reason, Guid? MergedInto);
