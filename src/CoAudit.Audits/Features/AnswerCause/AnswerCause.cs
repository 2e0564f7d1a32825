using CoAudit.Audits.Model;

namespace CoAudit.Audits.Features.AnswerCause;

/// <summary>A manager answers a cause that others stated. The cause itself stays as it was said. Only their task's link can send this.</summary>
/// <param name="Cause">Id of the words that state the cause.</param>
public sealed record AnswerCause(TaskId Task, Guid Cause, string? Text);

/// <summary>What was kept.</summary>
public sealed record CauseAnswered(Guid Id, string Receipt);
