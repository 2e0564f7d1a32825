using CoAudit.Audits.Storage.Evidence;
using CoAudit.Web.Pages.Participants.Evidence;
using CoAudit.Web.Pages.Participants.Objectives;

namespace CoAudit.Web.Pages.Participants;

/// <summary>An open task: what is asked, what this participant said so far, and, after the reveal, what others said.</summary>
/// <param name="Ticket">Proves that a form came from this page, and stands in for the cookie where cookies are blocked.</param>
/// <param name="Key">Makes a repeated Send the same Send.</param>
/// <param name="Instructions">Plain text above the task; may be empty.</param>
/// <param name="Subject">The text that is to be agreed or objected to; null when the stage asks for words only.</param>
/// <param name="Meaning">What agreeing means, where no text says so.</param>
/// <param name="Part">What only this kind of stage shows and asks; null where it has nothing more.</param>
/// <param name="Others">What others said that is open to all by now; never from a round that is still blind.</param>
internal sealed record TaskView(
    string TaskId,
    string Ticket,
    string Key,
    string AuditTitle,
    string StageTitle,
    string Instructions,
    string Question,
    string? Subject,
    string? Meaning,
    DateTimeOffset DueAt,
    bool Late,
    IReadOnlyList<OwnWords> Mine,
    IReadOnlyList<OthersWords> Others,
    PartView? Part) : LinkView(StageTitle)
{
    /// <summary>What the audit looks at, as it was agreed before.</summary>
    public IReadOnlyList<OthersWords> Objectives { get; init; } = [];

    /// <summary>Whose voice is missing among them.</summary>
    public MissingVoice? MissingVoice { get; init; }

    /// <summary>Whether there is a field for words now.</summary>
    public bool AsksForWords { get; init; } = true;

    /// <summary>Whether there is a sign-off now.</summary>
    public bool AsksForAnswer { get; init; } = true;

    /// <summary>Files that everyone who takes part may open.</summary>
    public IReadOnlyList<SharedFile> Files { get; init; } = [];

    /// <summary>Own files that others do not see, and why.</summary>
    public IReadOnlyList<KeptBackView> KeptBack { get; init; } = [];

    /// <summary>Somebody has said why things are as they are.</summary>
    public bool HasCauses { get; init; }

    /// <summary>Null where words cannot be said without a name.</summary>
    public UnnamedWarning? Unnamed { get; init; }

    /// <summary>Whether own words can be taken back now.</summary>
    public bool CanTakeBack { get; init; }

    /// <summary>What the words can be about, where that is worth asking; null where it is not.</summary>
    public PartChoice? About { get; init; }

    // What was typed and could not be taken yet; the names are those of the form's fields.
    public string? Words { get; init; }

    public string? Answer { get; init; }

    public string? Reason { get; init; }
}

/// <summary>A file that was looked at and is shared.</summary>
internal sealed record SharedFile(string Id, string Name);

/// <summary>Somebody else's contribution after the reveal.</summary>
/// <param name="By">The group in words, or "A participant" for an anonymous contribution in a small group.</param>
internal sealed record OthersWords(string By, string Text);
