using CoAudit.Audits.Model.Influence;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Reviews;
using CoAudit.Audits.Model.Tools.Building;
using CoAudit.Audits.Model.Voices;

namespace CoAudit.Audits.Model.Reports;

/// <summary>Everything that a report is made of, as it was read at one moment.</summary>
public sealed record ReportSource
{
    /// <summary>With its people and reviews.</summary>
    public required Audit Audit { get; init; }

    public required string AuditTypeName { get; init; }

    /// <summary>Closed stages with their tasks and sign-offs, in the order of opening.</summary>
    public required IReadOnlyList<Stage> Stages { get; init; }

    /// <summary>What the reveal has opened, in an order that tells nothing about who spoke when.</summary>
    public required IReadOnlyList<Contribution> Said { get; init; }

    /// <summary>The group that speaks, or null where it would name the person.</summary>
    public required Func<Contribution, Group?> Speaker { get; init; }

    /// <summary>What happened to words, in order.</summary>
    public required IReadOnlyList<Turn> Turns { get; init; }

    /// <summary>The newest frozen version of the audit tool; null where none was frozen.</summary>
    public ToolVersion? Tool { get; init; }

    /// <summary>Null before a stage that sets objectives is over.</summary>
    public ReportedObjectives? Objectives { get; init; }

    /// <summary>Null before the scores' reveal.</summary>
    public ReportedScores? Scores { get; init; }

    /// <summary>Null before the scores' reveal, and where there is no earlier audit to compare with.</summary>
    public ReportedComparison? Comparison { get; init; }

    /// <summary>Null before the evidence's reveal, and where nobody gave a file.</summary>
    public ReportedFiles? Files { get; init; }

    /// <summary>Null before the analysis' reveal.</summary>
    public IReadOnlyList<ReportedFinding>? Findings { get; init; }

    /// <summary>Cards of the plan, in their order; null before their reveal.</summary>
    public IReadOnlyList<ActionItem>? Actions { get; init; }

    /// <summary>What panels said in reviews that are over.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; init; } = [];

    /// <summary>Whose words changed the result, in the parts that are revealed.</summary>
    public IReadOnlyList<PartInfluence> Influence { get; init; } = [];

    /// <summary>Objections in stages that are over.</summary>
    public IReadOnlyList<ReportedObjection> Objections { get; init; } = [];

    public IReadOnlyList<MinorityStatement> Statements { get; init; } = [];

    /// <summary>What was answered to objections, in order.</summary>
    public IReadOnlyList<ObjectionTurn> Responses { get; init; } = [];

    /// <summary>How many reminders went out on a task.</summary>
    public required Func<TaskId, int> Reminders { get; init; }

    /// <summary>The code of the group that speaks; empty where it would name the person.</summary>
    public string By(Contribution words) => Speaker(words)?.Code() ?? "";
}
