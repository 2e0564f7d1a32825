using CoAudit.Audits.Model.EasyRead;

namespace CoAudit.Audits.Model.Tools.Building;

/// <summary>A line of the tool that people build. A criterion from the library keeps its id; one that grew from words has the id of those words.</summary>
public sealed class DraftLine
{
    public required AuditId AuditId { get; init; }

    public required string Id { get; init; }

    public required int Position { get; init; }

    public string Professional { get; private set; } = "";

    public string Plain { get; private set; } = "";

    public string? Easy { get; private set; }

    public bool EasyApproved { get; private set; }

    /// <summary>A serious concern of one group alone caps the audit's headline.</summary>
    public bool Critical { get; set; }

    /// <summary>How many, and which, are looked at; empty where nobody has said.</summary>
    public string Sampling { get; private set; } = "";

    /// <summary>Codes of what can show whether it is met, with commas between them.</summary>
    public string Evidence { get; private set; } = "";

    /// <summary>Id of the library's criterion that it stands for; null for something new.</summary>
    public string? Source { get; private set; }

    /// <summary>The words that it grew from; null for a line from the library.</summary>
    public Guid? GrewFrom { get; init; }

    /// <summary>From 1. An answer is to one revision of a line, and never counts for another.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>When it got these words; null for the first ones.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>It was taken out of the tool.</summary>
    public bool Struck { get; private set; }

    public LineWords Words => new(Professional, Plain, Easy, EasyApproved);

    public LineFacts Facts => new(Sampling, Evidence, Source);

    public static DraftLine Of(AuditId audit, Criterion criterion, int position) => new()
    {
        AuditId = audit,
        Id = criterion.Id,
        Position = position,
        Professional = criterion.Professional,
        Plain = criterion.Plain,
        Easy = criterion.Easy.Text,
        EasyApproved = criterion.Easy.Approved,
        Critical = criterion.Critical,
        Sampling = criterion.Sampling,
        Evidence = LineFacts.Written(criterion.Evidence),
        Source = criterion.Id,
    };

    /// <param name="stands">The library's criterion that the words are about, whose mark, evidence and sampling they take on.</param>
    public static DraftLine Grown(AuditId audit, Suggestion suggestion, Criterion? stands, LineWords words, int position, DateTimeOffset now)
    {
        EnsureEasy(words);
        return new DraftLine
        {
            AuditId = audit,
            Id = suggestion.Id.ToString(),
            Position = position,
            Professional = words.Professional,
            Plain = words.Plain,
            Easy = words.Easy,
            EasyApproved = words.EasyApproved,
            Critical = stands?.Critical ?? false,
            Sampling = stands?.Sampling ?? "",
            Evidence = LineFacts.Written(stands?.Evidence ?? []),
            Source = stands?.Id,
            GrewFrom = suggestion.Id,
            ChangedAt = now,
        };
    }

    /// <summary>Gives it other words. Approving easy words changes none, so it asks nobody again.</summary>
    /// <exception cref="InvalidCommandException">Easy words that a check finds hard cannot be approved.</exception>
    internal void Reword(LineWords words, DateTimeOffset now)
    {
        EnsureEasy(words);
        if (!words.SayTheSame(Words))
        {
            (Revision, ChangedAt) = (Revision + 1, now);
        }

        (Professional, Plain, Easy, EasyApproved) = (words.Professional, words.Plain, words.Easy, words is { EasyApproved: true, Easy: not null });
    }

    /// <summary>Says how it is checked, which changes none of its words.</summary>
    internal void Check(LineFacts facts) => (Sampling, Evidence, Source) = (facts.Sampling, facts.Evidence, facts.Source);

    internal void Strike() => Struck = true;

    internal void Return() => Struck = false;

    /// <summary>Nobody has answered it before the first version is frozen: what was changed until then counts as its first words.</summary>
    internal void Settle() => Revision = 1;

    private static void EnsureEasy(LineWords words)
    {
        if (words.EasyApproved && (words.Easy is null ? [new EasyReadProblem("missing", "Write them first.")] : EasyReadCheck.Of(words.Easy)) is { Count: > 0 } problems)
        {
            throw new InvalidCommandException("easy", $"These words cannot be approved yet. {string.Join(' ', problems.Select(problem => problem.Message))}");
        }
    }
}
