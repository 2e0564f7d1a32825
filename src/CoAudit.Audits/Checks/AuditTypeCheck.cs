using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Checks;

/// <summary>Everything that is wrong with a definition: what the engine sees, and what would break a promise to the people who take part.</summary>
public static class AuditTypeCheck
{
    /// <summary>All problems, errors first. An error stands in the way of publishing, a warning does not.</summary>
    public static IReadOnlyList<DefinitionProblem> Problems(CompiledWorkflow workflow)
    {
        var problems = workflow.Check();
        return workflow.Activities.Any(a => a.Attribute.IsProduct)
            ?
            [
                .. problems.Concat(StageGroups.Problems(workflow)).Concat(CriteriaRules.Problems(workflow)).Concat(RoundRules.Problems(workflow))
                    .Concat(WayRules.Problems(workflow)).Concat(CircleRules.Problems(workflow)).OrderBy(p => p.Severity),
            ]
            : problems;
    }
}
