using System.Text.Json;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Tools;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Execution;

namespace CoAudit.Audits.Activities;

/// <summary>People agree what is checked, line by line.</summary>
[Activity(
    "CoAudit.BuildAuditTool",
    Category = "Co-production",
    DisplayName = "Build the audit tool",
    Description = "People agree what is checked, line by line.",
    Kind = "Task",
    IsProduct = true,
    Outcomes = ["Done", "NotEnoughVoices"])]
public sealed class BuildAuditTool : StageActivity
{
    public Input<string> CriteriaSet { get; } = new("criteriaSet", "")
    {
        DisplayName = "Library of criteria",
        Description = "The library of criteria to begin with.",
        UIHint = "dropdown",
    };

    public Input<IReadOnlyList<string>> Criteria { get; } = new("criteria", [])
    {
        DisplayName = "Criteria to begin with",
        Description = "Ids of the criteria to begin with. Empty: all critical ones.",
        UIHint = "multitext",
    };

    /// <summary>What there is to begin with, set once when the service starts; null where the criteria are not at hand, and then nothing is held against them.</summary>
    public CriteriaLibrary? Library { get; set; }

    protected override string OutputName => "Tool";

    protected override StageSettings Settings(ActivityContext context)
    {
        ToolInputs inputs = new() { CriteriaSet = context.Get(CriteriaSet) ?? "", Criteria = context.Get(Criteria) ?? [] };
        return Library is not null && inputs.ProblemIn(Library) is (var input, var message)
            ? throw new ActivityFaultException($"{input}: {message}")
            : base.Settings(context) with { Inputs = JsonSerializer.Serialize(inputs, JsonSerializerOptions.Web) };
    }
}
