using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Reports;

/// <summary>
/// What came out of an audit: the one content from which every form of the report is made, so that no reader is told less or something else. Only what the
/// reveal has opened is in it, and no number or group that would point at one person.
/// </summary>
public sealed record AuditReport
{
    /// <summary>Raised when a field changes its meaning. What was published once is read for ever.</summary>
    public const int NewestSchema = 1;

    public int Schema { get; init; } = NewestSchema;

    /// <summary>1 for the first that was published; 0 for the report so far, which nobody has published.</summary>
    public int Version { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public required ReportAbout About { get; init; }

    public required Participation Participation { get; init; }

    /// <summary>Null: nobody has set objectives, or they are not shown yet.</summary>
    public ReportedObjectives? Objectives { get; init; }

    /// <summary>Null: nobody has scored, or the scores are not shown yet.</summary>
    public ReportedScores? Scores { get; init; }

    /// <summary>Null: no earlier audit of this type in this service has shown scores, or these are not shown yet; also in reports from before it was told here.</summary>
    public ReportedComparison? Comparison { get; init; }

    /// <summary>Null: nobody has given a file, or they are not shown yet.</summary>
    public ReportedFiles? Files { get; init; }

    /// <summary>Null: nothing has been analysed, or it is not shown yet.</summary>
    public IReadOnlyList<ReportedFinding>? Findings { get; init; }

    /// <summary>What gets in the way, most often named first; empty also in reports from before causes were sorted.</summary>
    public IReadOnlyList<CauseCount> GetsInTheWay { get; init; } = [];

    /// <summary>Null: nothing has been planned, or it is not shown yet.</summary>
    public IReadOnlyList<ReportedAction>? Actions { get; init; }

    public IReadOnlyList<NotDone> NotDone { get; init; } = [];

    /// <summary>Objections that nobody could resolve and concerns that were kept. Nobody can take them out.</summary>
    public IReadOnlyList<ReportedStatement> Statements { get; init; } = [];

    /// <summary>Objections and what came of them; empty also in reports from before they were told here.</summary>
    public IReadOnlyList<ReportedObjection> Objections { get; init; } = [];

    /// <summary>Whose words changed the result, part by part; empty also in reports from before it was counted here.</summary>
    public IReadOnlyList<ReportedInfluence> Influence { get; init; } = [];

    public IReadOnlyList<ReportedReview> Reviews { get; init; } = [];

    /// <summary>What became of what people said.</summary>
    public IReadOnlyList<VoiceLine> Voices { get; init; } = [];

    /// <summary>What people said, stage by stage, in their own words.</summary>
    public IReadOnlyList<StageWords> Said { get; init; } = [];

    public bool IsPublished => Version > 0;

    /// <summary>Composes the report from what was read.</summary>
    public static AuditReport Of(ReportSource source) => new()
    {
        About = ReportAbout.Of(source),
        Participation = Participation.Of(source),
        Objectives = source.Objectives,
        Scores = source.Scores,
        Comparison = source.Comparison,
        Files = source.Files,
        Findings = source.Findings,
        GetsInTheWay = CauseTags.Count(source.Said),
        Actions = ReportedAction.Of(source),
        NotDone = Reports.NotDone.Of(source),
        Statements = ReportedStatement.Of(source),
        Objections = source.Objections,
        Influence = [.. source.Influence.Select(ReportedInfluence.Of)],
        Reviews = [.. source.Audit.Reviews.OrderBy(r => r.Number).Select(ReportedReview.Of)],
        Voices = VoiceLine.Of(source),
        Said = StageWords.Of(source),
    };
}
