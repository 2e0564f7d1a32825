namespace CoAudit.Audits.Model.Reports;

/// <summary>What was audited, how, and by whom it was run.</summary>
/// <param name="RunBy">Who ran the participation; null where nobody but the service is named.</param>
public sealed record ReportAbout(string Service, string Title, string AuditType, int DefinitionVersion, DateTimeOffset StartedAt, string TimeZone, string? RunBy)
{
    public static ReportAbout Of(ReportSource source) => new(
        source.Audit.ServiceName, source.Audit.Title, source.AuditTypeName, source.Audit.DefinitionVersion, source.Audit.StartedAt, source.Audit.TimeZone,
        source.Audit.FacilitatorName)
    {
        ToolVersion = source.Tool?.Label,
        ToolHash = source.Tool?.Hash,
    };

    /// <summary>Version of the frozen audit tool; null where none was frozen.</summary>
    public string? ToolVersion { get; init; }

    /// <summary>SHA-256 of the frozen audit tool.</summary>
    public string? ToolHash { get; init; }
}
