using CoAudit.Audits.Features.BuildAuditTool;

namespace CoAudit.Web.Pages.Lead.Audits;

/// <summary>The fields that say how a line is checked which grew from people's words.</summary>
internal sealed record ToolFacts(ToolModel Page, ToolLineView Line);
