using System.Globalization;
using CoAudit.Web.Pages.Shared.Fields;

namespace CoAudit.Web.Pages.Participants.Objectives;

/// <summary>What is on the table, and how much this person wants each of it.</summary>
/// <param name="Open">What people say how much they want.</param>
/// <param name="Decided">What is decided already, with the reason.</param>
internal sealed record ObjectivesView(IReadOnlyList<ObjectiveRow> Open, IReadOnlyList<ObjectiveRow> Decided) : PartView("Objectives/_Objectives")
{
    public const string CommentField = "Comment";

    public static IReadOnlyList<FieldOption> Choices { get; } =
        [.. new[] { "Not at all", "A little", "Quite a lot", "A lot", "Most of all" }.Select((text, i) => new FieldOption(i.ToString(CultureInfo.InvariantCulture), text))];

    /// <summary>While people still propose, each alone: when all of it is shown. Null from then on.</summary>
    public DateTimeOffset? ShownAt { get; init; }

    /// <summary>Whether this person says now how much they want each.</summary>
    public bool AsksForPriorities { get; init; }

    /// <summary>Whether there is a field for a comment.</summary>
    public bool AsksForComments { get; init; }

    public int MaxAdopted { get; init; }

    /// <summary>So few are in this person's group that others may guess what they chose.</summary>
    public bool InSmallGroup { get; init; }

    // What was typed and could not be taken yet.
    public string Comment { get; init; } = "";

    public int Given => Open.Count(o => o.Priority is not null);

    /// <summary>The field of one objective's choice.</summary>
    public static string FieldOf(string objective) => $"Want-{objective}";
}

/// <summary>One objective as a participant sees it.</summary>
/// <param name="Proposed">How it was proposed, where it reads differently now.</param>
/// <param name="By">Who proposed it, in words.</param>
/// <param name="Priority">What this person chose; null before.</param>
internal sealed record ObjectiveRow(string Id, string Text, string? Proposed, string By, string Status, string? Reason, string? Priority);
