using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.Contribute;

/// <summary>A participant says something, in their own words. Only their task's link can send this.</summary>
public sealed record Contribute(TaskId Task, string? Kind, string? Text);

/// <summary>What was kept.</summary>
/// <param name="Receipt">A short word that names the record without saying whose it is.</param>
public sealed record Contributed(Guid Id, string Receipt);
