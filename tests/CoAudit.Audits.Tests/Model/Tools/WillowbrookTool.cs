using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Tools;
using CoAudit.Audits.Model.Tools.Building;
using CoAudit.Audits.Tests.Tools;

namespace CoAudit.Audits.Tests.Model.Tools;

/// <summary>Willowbrook's tool as people built it: eight lines of the library, and four that grew from words.</summary>
internal static class WillowbrookTool
{
    // T01 to T08.
    public static readonly string[] FromTheLibrary = ["IPC-12", "IPC-11", "IPC-15", "IPC-08", "IPC-21", "IPC-18", "IPC-20", "IPC-27"];

    public static readonly AuditId Audit = new(new Guid("0b000000-0000-0000-0000-000000000001"));

    public static readonly DateTimeOffset Opened = new(2027, 2, 10, 17, 0, 0, TimeSpan.Zero);

    public static readonly DateTimeOffset Ended = new(2027, 2, 19, 17, 0, 0, TimeSpan.Zero);

    private static readonly Actor Lead = Actor.System;

    // P09 to P12: whose words, what, and the library's criterion that it stands for.
    private static readonly (Group Group, string Text, string Stands)[] Grown =
    [
        (Group.ServiceUsers, "Can I clean my hands before I eat?", "IPC-13"),
        (Group.ServiceUsers, "Do they tell me about germs in words I know?", "IPC-28"),
        (Group.ServiceUsers, "Can my family come in when somebody is ill?", "IPC-10"),
        (Group.CareWorkers, "Is there time to clean at weekends?", "IPC-02"),
    ];

    public static CriteriaLibrary Library { get; } = ShippedData.Library;

    public static AuditTool Begun()
    {
        AuditTool tool = new(Audit, [], frozen: null);
        tool.Begin(new ToolInputs { CriteriaSet = "infection-control", Criteria = FromTheLibrary }.From(Library));
        return tool;
    }

    public static AuditTool Built()
    {
        var tool = Begun();
        foreach (var (index, (group, text, stands)) in Grown.Index())
        {
            tool.Decide(Suggested(index + 1, SuggestionKind.Add, text, stands, group), null, Yes(), Library.FindCriterion(stands), Lead, Opened.AddDays(3));
        }

        return tool;
    }

    public static Suggestion Suggested(int number, SuggestionKind kind, string text, string? about, Group? group = Group.CareWorkers) =>
        new(new Guid(number, 0, 0, new byte[8]), kind, text, Why: null, about, group, Opened.AddDays(1));

    public static Considered Yes(LineWords? words = null) => new(ToolDecision.Accepted, "We need it.", words, Into: null);

    public static ToolDecision Decide(AuditTool tool, Suggestion suggestion, Considered considered, ToolDecision? earlier = null) =>
        tool.Decide(suggestion, earlier, considered, Library.FindCriterion(suggestion.About), Lead, Opened.AddDays(4));
}
