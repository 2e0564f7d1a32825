using CoAudit.Audits.Activities;
using CoAudit.Audits.Model;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Features.StartAudit;

/// <summary>A stage that needs an answer from a group which nobody is in could never reach its quorum.</summary>
internal static class NeededVoices
{
    public static IEnumerable<BrokenRule> Missing(CompiledWorkflow workflow, IReadOnlyList<CheckedParticipant> participants)
    {
        var present = participants.Select(p => p.Group).ToHashSet();
        foreach (var node in workflow.Activities)
        {
            if (node.Activity is StageActivity stage and not RespondToObjection
                && node.TryGetLiteral(stage.Groups, out var groups)
                && node.TryGetLiteral(stage.MinPerGroup, out var least)
                && least > 0)
            {
                foreach (var group in StageInputs.GroupsOf(groups).Where(g => present.Add(g)))
                {
                    yield return new BrokenRule("participants", $"'{node.DisplayText}' needs an answer from: {group.Label()}. Add someone from this group.");
                }
            }
        }
    }
}
