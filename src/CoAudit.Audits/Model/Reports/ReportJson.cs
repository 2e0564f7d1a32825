using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoAudit.Audits.Model.Reports;

/// <summary>A report as JSON. What was written once is read for ever, so fields are only added.</summary>
public static class ReportJson
{
    // Kept in a table and served as a file of its own, never put into a page: people's words stay readable.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
    };

    public static string Write(AuditReport report) => JsonSerializer.Serialize(report, Options);

    public static AuditReport Read(string json) =>
        JsonSerializer.Deserialize<AuditReport>(json, Options) ?? throw new InvalidOperationException("This is no report.");
}
