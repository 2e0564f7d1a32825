using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.SetObjectives;

/// <summary>A participant says how much they want each objective. Only their task's link can send this.</summary>
/// <param name="Values">By the objective's id, as it was sent. What was given before and is not named stays.</param>
public sealed record GivePriorities(TaskId Task, IReadOnlyDictionary<string, int> Values);

/// <summary>What was kept.</summary>
/// <param name="Given">To how many objectives this person has given a priority so far.</param>
/// <param name="Objectives">How many are on the table.</param>
public sealed record PrioritiesGiven(int Given, int Objectives);
