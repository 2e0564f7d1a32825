using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;
using CoAudit.Audits.Storage.Workflows;
using CoAudit.Workflows.Execution;

namespace CoAudit.Audits.Features.OpenReview;

/// <summary>A scheduled review is due: its workflow starts, with an instance of its own.</summary>
public sealed class OpenReviewHandler(InstanceRunner runner)
{
    public async Task HandleAsync(Unit unit, AuditId auditId, ReviewId reviewId, CancellationToken cancellationToken)
    {
        var audit = await unit.Db.LockAuditAsync(auditId, cancellationToken);
        if (audit?.Reviews.Find(r => r.Id == reviewId) is not { Status: ReviewStatus.Scheduled } review)
        {
            return;
        }

        var definition = await CompiledWorkflows.FindPublishedAsync(unit.Db, review.Workflow, cancellationToken)
            ?? throw new ConflictException("no-review-workflow", $"The workflow '{review.Workflow}' that runs this review is not published.");
        var instanceId = Guid.CreateVersion7(unit.Now).ToString("N");
        review.Open(instanceId);
        audit.Record("review-opened", Actor.System, new { review = review.Id.Value, review.Number }, unit.Now);
        var input = new JsonObject
        {
            ["auditId"] = audit.Id.ToString(),
            ["review"] = review.Number,
            ["panel"] = new JsonArray([.. review.Panel.Select(g => (JsonNode)g.Code())]),
        };
        var start = new StartWorkflow(instanceId, input) { CorrelationId = audit.Id.ToString(), Name = $"{audit.Title}: review {review.Number}" };
        await runner.StartAsync(unit, audit, definition, start, review.Id, cancellationToken);
    }
}
