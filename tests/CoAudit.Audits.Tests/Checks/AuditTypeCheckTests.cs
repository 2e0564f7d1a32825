using CoAudit.Audits.Checks;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Tests.Checks;

/// <summary>What publishing refuses because it would break a promise to the people who take part.</summary>
public sealed class AuditTypeCheckTests
{
    private static readonly Dictionary<string, SpoiledDrawing> ByName = Drawings.Spoiled().ToDictionary(s => s.Name, StringComparer.Ordinal);

    public static TheoryData<string> Spoiled => [.. ByName.Keys];

    [Fact]
    public void A_sound_audit_type_has_no_problem() => Assert.Empty(AuditTypeCheck.Problems(Drawings.Sound().Compile()));

    [Theory]
    [MemberData(nameof(Spoiled))]
    public void A_spoiled_audit_type_is_refused_by_the_rule_that_it_breaks_with_the_shortest_way(string name)
    {
        var spoiled = ByName[name];

        var problem = Assert.Single(AuditTypeCheck.Problems(spoiled.Drawing.Compile()), p => p.Code == spoiled.Code);

        Assert.Equal((ProblemSeverity.Error, spoiled.At), (problem.Severity, problem.ActivityId));
        Assert.Equal(spoiled.Way, string.Join(' ', problem.Way));
        Assert.StartsWith($"\"{spoiled.At}\": ", problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("$.root.activities[", problem.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_sign_off_lacks_is_told() =>
        Assert.Contains("\"sign\" is not enough: it does not ask Care workers.", Only("a sign-off without care workers").Message, StringComparison.Ordinal);

    [Fact]
    public void The_way_is_told_in_words_from_the_box_on() =>
        Assert.Contains("(sign (Objected) → report → end)", Only("objection straight to the end").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("5 working days")]
    [InlineData("P7D")]
    public void A_time_to_propose_that_leaves_none_to_prioritise_is_warned_of(string proposals)
    {
        var drawing = Drawings.Sound().WithText("objectives", "due", "5 working days").WithText("objectives", "proposalRound", proposals);

        var problem = Assert.Single(AuditTypeCheck.Problems(drawing.Compile()));

        Assert.Equal((ProblemSeverity.Warning, "no-time-to-prioritise", "objectives"), (problem.Severity, problem.Code, problem.ActivityId));
    }

    [Fact]
    public void An_exit_is_called_what_the_canvas_calls_it_and_what_to_do_is_said()
    {
        var problem = Assert.Single(AuditTypeCheck.Problems(Drawings.Sound().Without("plan.NotEnoughVoices").Compile()), p => p.Code is "unconnected-exit");

        Assert.Equal("\"plan\": the exit Not enough voices leads nowhere. Connect it, if only to an end.", problem.Message);
    }

    [Fact]
    public void Too_few_who_plan_and_an_honest_end_break_no_rule() =>
        Assert.Empty(AuditTypeCheck.Problems(Drawings.Sound().Without("plan.NotEnoughVoices").Arrows("plan.NotEnoughVoices>report").Compile()));

    [Fact]
    public void A_circle_that_is_counted_breaks_no_rule() => Assert.Empty(AuditTypeCheck.Problems(Drawings.Sound()
        .Without("objectives.NotEnoughVoices").Counted("count", "again").Arrows("objectives.NotEnoughVoices>count again.True>objectives again.False>plan").Compile()));

    [Fact]
    public void A_circle_that_only_people_keep_going_is_warned_of()
    {
        var problem = Assert.Single(AuditTypeCheck.Problems(Drawings.Sound().Without("respond.Resolved").Arrows("respond.Resolved>plan").Compile()));

        Assert.Equal((ProblemSeverity.Warning, "no-limit"), (problem.Severity, problem.Code));
    }

    [Fact]
    public void A_wait_that_only_somebody_outside_ends_is_warned_of()
    {
        var drawing = Drawings.Sound().Box("event", "Elsa.Event", ("eventName", "go")).Without("report.Done").Arrows("report>event event>end");

        var problem = Assert.Single(AuditTypeCheck.Problems(drawing.Compile()));

        Assert.Equal((ProblemSeverity.Warning, "waits-outside", "event"), (problem.Severity, problem.Code, problem.ActivityId));
        Assert.Equal("event", problem.Way[^1]);
    }

    [Fact]
    public void A_wait_that_a_delay_ends_is_no_problem() => Assert.Empty(AuditTypeCheck.Problems(Drawings.Sound()
        .Box("event", "Elsa.Event", ("eventName", "go")).Box("delay", "Elsa.Delay").Fork("fork", "Event", "Delay").Join("first", "WaitAny")
        .Without("report.Done").Arrows("report>fork fork.Event>event fork.Delay>delay event>first delay>first first>end").Compile()));

    [Fact]
    public void A_group_that_nobody_asks_is_warned_of()
    {
        var drawing = new Drawing().Box("ask", "CoAudit.AnalyseFindings").Box("end", "Elsa.End").All("ask", "end").With("ask", "groups", "care-workers", "managers");

        var problem = Assert.Single(AuditTypeCheck.Problems(drawing.Compile()));

        Assert.Equal((ProblemSeverity.Warning, "voice-missing"), (problem.Severity, problem.Code));
        Assert.Contains("People who use the service", problem.Message, StringComparison.Ordinal);
        Assert.Contains("rung 4 of 7", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("objectives", "care-workers", "managers")]
    [InlineData("objectives", "service-users", "other-stakeholders")]
    [InlineData("plan", "managers", "other-stakeholders")]
    public void A_part_that_does_not_ask_both_sides_is_warned_of_before_anybody_is_asked(string part, params string[] groups)
    {
        var problem = Assert.Single(AuditTypeCheck.Problems(Drawings.Sound().With(part, "groups", groups).Compile()), p => p.Code == "rung-four-at-most");

        Assert.Equal((ProblemSeverity.Warning, part), (problem.Severity, problem.ActivityId));
        Assert.Contains(groups.Contains("service-users") ? "Care workers" : "People who use the service", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_stages_of_one_part_that_ask_one_side_each_ask_both() => Assert.DoesNotContain(
        AuditTypeCheck.Problems(Drawings.Sound().With("objectives", "groups", "care-workers", "managers").Box("more", "CoAudit.SetObjectives").With("more", "groups", "service-users")
            .Without("start.Done").Arrows("start>more").All("more", "objectives").Compile()),
        p => p.Code == "rung-four-at-most");

    [Fact]
    public void Sixty_boxes_are_checked_in_less_than_two_seconds()
    {
        var drawing = Drawings.Sound().Without("start.Done").Fork("fork", "A", "B", "C", "D").Join("all", "WaitAll").Arrows("start>fork all>objectives");
        foreach (var branch in "ABCD")
        {
            drawing.Arrows($"fork.{branch}>{branch}0");
            for (var i = 0; i < 13; i++)
            {
                drawing.Box($"{branch}{i}", i % 4 == 3 ? "CoAudit.BuildAuditTool" : "CoAudit.PublishReport");
            }

            for (var i = 0; i < 13; i++)
            {
                drawing.All($"{branch}{i}", i == 12 ? "all" : $"{branch}{i + 1}");
            }
        }

        var workflow = drawing.Compile();
        var before = ThreadTime.Now;
        var problems = AuditTypeCheck.Problems(workflow);

        Assert.Empty(problems);
        Assert.InRange(ThreadTime.Now - before, TimeSpan.Zero, TimeSpan.FromSeconds(2));
    }

    private static DefinitionProblem Only(string name) => Assert.Single(AuditTypeCheck.Problems(ByName[name].Drawing.Compile()), p => p.Code == ByName[name].Code);
}
