namespace CoAudit.Audits.Model.EasyRead;

/// <summary>Why a wording is not easy, in words that help to mend it.</summary>
/// <param name="Code">Stable name for programs: <c>too-long</c>, <c>not-one-question</c>, <c>hard-word</c>, <c>short-form</c> or <c>marks</c>.</param>
public sealed record EasyReadProblem(string Code, string Message);
