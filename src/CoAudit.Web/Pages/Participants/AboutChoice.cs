using System.Text.Json.Nodes;
using CoAudit.Audits.Features.ViewTask;
using CoAudit.Web.Pages.Participants.Evidence;
using CoAudit.Web.Pages.Reports;
using CoAudit.Web.Pages.Shared.Fields;

namespace CoAudit.Web.Pages.Participants;

/// <summary>
/// What words can be about: a wish, what came out; something to check, what the audit looks at. By this link people read later what their words led to.
/// </summary>
internal static class AboutChoice
{
    public const string Field = "About";

    private const int Letters = 90;

    /// <summary>Null where there is nothing to choose from.</summary>
    public static PartChoice? Of(MyTaskView task) => task.Stage switch
    {
        "CoAudit.PlanActions" => Of("What is it about?", (task.More["findings"] as JsonArray ?? []).Select(f => ((string)f!["id"]!, (string)f["text"]!))),
        "CoAudit.BuildAuditTool" => Of("Which of the things we look at is it about?", task.Objectives.Select(o => (o.Id, o.Text))),
        _ => null,
    };

    private static PartChoice? Of(string label, IEnumerable<(string Id, string Text)> items)
    {
        List<FieldOption> options = [.. items.Select(item => new FieldOption(item.Id, ReportWords.Short(item.Text, Letters)))];
        return options.Count == 0 ? null : new PartChoice(Field, label, options, "") { Hint = "You can leave this empty." };
    }
}
