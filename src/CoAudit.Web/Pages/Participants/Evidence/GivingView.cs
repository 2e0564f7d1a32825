using CoAudit.Audits.Model.Evidence.Files;
using CoAudit.Web.Pages.Shared.Fields;

namespace CoAudit.Web.Pages.Participants.Evidence;

/// <summary>The form for a piece of evidence: words, a file, and how it came about.</summary>
/// <param name="Ways">How somebody can know it, as this audit asks.</param>
/// <param name="Lines">The criteria that it can be about.</param>
internal sealed record GivingView(IReadOnlyList<FieldOption> Ways, IReadOnlyList<FieldOption> Lines, IReadOnlyList<OwnFile> Files) : PartView("Evidence/_Giving")
{
    public const string SayField = "Say";

    public const string AboutField = "GivenAbout";

    public const string WayField = "Way";

    public const string SpokeField = "SpokeBy";

    public const string HelpedField = "HelpedBy";

    public const string WhoseField = "Whose";

    public const string ReadBackField = "ReadBack";

    public const string FileField = "File";

    public const string YesValue = "yes";

    public static IReadOnlyList<FieldOption> Whose { get; } =
    [
        new("own", "Their own words"),
        new("own-with-help", "Their own words, with help"),
        new("noted-by-another", "I wrote down what I heard"),
    ];

    public static IReadOnlyList<FieldOption> YesNo { get; } = [new(YesValue, "Yes"), new("no", "No")];

    /// <summary>As many files as one part takes.</summary>
    public bool IsFull => Files.Count >= EvidenceFile.MostPerTask;

    /// <summary>What was typed and could not be taken yet.</summary>
    public IFormCollection? Typed { get; init; }

    public string TypedIn(string field) => Typed?[field].ToString() ?? "";
}

/// <summary>A file that this person gave.</summary>
internal sealed record OwnFile(string Id, string Name, int Kilobytes);
