namespace CoAudit.Audits.Model;

/// <summary>What a kind of stage asks people for, and by which exit it ends. One case per stage activity.</summary>
public sealed record StageForm(string Type, string ContributionKind, string Question, bool Decides)
{
    private static readonly StageForm[] All =
    [
        new("CoAudit.SetObjectives", "objective", "What should this audit look at? What matters to you?", false),
        new("CoAudit.BuildAuditTool", "criterion", "What should we check? What question should we ask?", false),
        new("CoAudit.GatherEvidence", "evidence", "What have you seen or heard? What happens here?", false),
        new("CoAudit.AnalyseFindings", "interpretation", "What do you think this means? Why is it like this?", false),
        new("CoAudit.PlanActions", "wish", "What should change? How could we do it?", false),
        new("CoAudit.SignOff", "comment", "Is there anything you want to say about it?", true),
        new("CoAudit.AskEveryone", "comment", "What do you want to say about it?", false),
        new("CoAudit.RespondToObjection", "comment", "Somebody objects. What is your answer to it?", true),
        new("CoAudit.ReviewProgress", "comment", "What have you seen since then?", true),
    ];

    /// <summary>Kinds of contributions that belong here, the stage's own first. A comment can be made everywhere.</summary>
    public IReadOnlyList<string> Kinds => Type switch
    {
        "CoAudit.SetObjectives" => ["objective", "comment"],
        "CoAudit.BuildAuditTool" => ["criterion", "amendment", "strike", "comment"],
        "CoAudit.GatherEvidence" => ["evidence", "good-practice", "comment"],
        "CoAudit.AnalyseFindings" => ["interpretation", "cause", "good-practice", "comment"],
        "CoAudit.PlanActions" => ["wish", "how", "provide", "owner", "due-on", "lasts-if", "comment"],
        "CoAudit.ReviewProgress" => ["comment", "evidence"],
        _ => ["comment"],
    };

    public static StageForm Of(string type) =>
        Array.Find(All, f => string.Equals(f.Type, type, StringComparison.Ordinal))
        ?? throw new ArgumentException($"{type} is no stage activity.", nameof(type));

    /// <summary>The exit by which a stage of this kind ends, from the answers that came in time.</summary>
    public string OutcomeOf(Stage stage) => Type switch
    {
        "CoAudit.SignOff" when Answers(stage).Contains(SignOffAnswer.Object) => "Objected",
        _ when !stage.QuorumIsMet => "NotEnoughVoices",
        "CoAudit.SignOff" => stage.Groups.All(g => Agreeing(stage, g) >= stage.AgreeingPerGroup) ? "Agreed" : "NotEnoughVoices",
        "CoAudit.ReviewProgress" => ReviewVerdict(stage),
        _ => "Done",
    };

    /// <summary>
    /// A change lasts when people who use the service and people who work there both say so and nobody objects; the word of managers alone never counts. Where one of
    /// the two has said neither yes nor no there is no verdict.
    /// </summary>
    private static string ReviewVerdict(Stage stage)
    {
        Group[] needed = [Group.ServiceUsers, Group.CareWorkers];
        if (!Array.TrueForAll(needed, g => Deciding(stage, g) > 0))
        {
            return "NotEnoughVoices";
        }

        return Answers(stage).Contains(SignOffAnswer.Object) ? "NotSustained" : "Sustained";
    }

    private static int Deciding(Stage stage, Group group) =>
        stage.Tasks.Count(t => t.Group == group && t.SignOff is { Late: false, Answer: not SignOffAnswer.NotForMeNow });

    private static int Agreeing(Stage stage, Group group) =>
        stage.Tasks.Count(t => t.Group == group && t.SignOff is { Late: false } s && s.Answer.Agrees());

    private static IEnumerable<SignOffAnswer> Answers(Stage stage) =>
        stage.Tasks.Where(t => t.SignOff is { Late: false }).Select(t => t.SignOff!.Answer);
}
