using CoAudit.Audits.Model.Tools.Building;

namespace CoAudit.Audits.Model.Evidence;

/// <summary>A line of the agreed tool as people score it, copied from the frozen version when the scoring begins, and again when a later version asks people again.</summary>
public sealed class ToolLine
{
    public required AuditId AuditId { get; init; }

    public required string Id { get; init; }

    public required int Position { get; set; }

    public required bool Critical { get; set; }

    /// <summary>For everyone.</summary>
    public required string Plain { get; set; }

    /// <summary>For people who know the rules and their words; null where the plain words are all there is.</summary>
    public string? Professional { get; set; }

    /// <summary>A short question in easy words, once a person has approved it; else null.</summary>
    public string? Easy { get; set; }

    /// <summary>Of its words, from 1. A score counts for the revision that its giver saw, and for no other.</summary>
    public int Revision { get; set; } = 1;

    /// <summary>When the words changed after people had begun to score; null when they have not.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    /// <summary>The wording that suits a person's format.</summary>
    public string For(string? format) => new LineWords(Professional ?? Plain, Plain, Easy, EasyApproved: Easy is not null).For(format);
}
