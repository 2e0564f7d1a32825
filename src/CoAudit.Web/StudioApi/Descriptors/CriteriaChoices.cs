using System.Text.Json.Nodes;
using CoAudit.Audits.Model.Tools;
using CoAudit.Workflows.Descriptors;

namespace CoAudit.Web.StudioApi.Descriptors;

/// <summary>Which libraries of criteria there are to begin an audit tool with: those that lie in the workflows folder.</summary>
internal static class CriteriaChoices
{
    public static IReadOnlyList<ActivityDescriptor> Fill(IReadOnlyList<ActivityDescriptor> activities, CriteriaLibrary library) =>
        [.. activities.Select(activity => activity with { Inputs = [.. activity.Inputs.Select(input => input.Name is "CriteriaSet" ? Filled(input, library) : input)] })];

    private static InputDescriptor Filled(InputDescriptor input, CriteriaLibrary library) => input with
    {
        UiSpecifications = new JsonObject
        {
            ["dropdown"] = new JsonObject
            {
                ["selectList"] = new JsonObject
                {
                    ["items"] = new JsonArray([.. library.Sets.Select(set => new JsonObject { ["text"] = set.Title, ["value"] = set.Id })]),
                },
            },
        },
    };
}
