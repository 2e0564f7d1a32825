using System.Text.Json.Nodes;
using CoAudit.Audits.Checks;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;
using CsCheck;

namespace CoAudit.Audits.Tests.Checks;

/// <summary>Whatever people answer, and in whatever order: an audit on a definition that the check lets pass never breaks a promise.</summary>
public sealed class AcceptedAuditTypeTests
{
    private const int Definitions = 2_000;

    // Each box is asked a few times at most; more rounds than this have no end.
    private const int MostRounds = 150;

    private static readonly DateTimeOffset Now = new(2027, 2, 1, 9, 0, 0, TimeSpan.Zero);

    // The sound drawing's places, and what may be put in the place of an arrow's target.
    private static readonly string[] Places = ["fork", "objectives", "other", "join", "plan", "sign", "partner", "respond", "count", "reviews", "report", "end"];

    private static readonly string[] Exits =
    [
        "start.Done>fork", "fork.A>objectives", "fork.B>other", "objectives.Done>join", "objectives.NotEnoughVoices>join", "other.Done>join", "other.NotEnoughVoices>join",
        "join.Done>plan", "plan.Done>sign", "plan.NotEnoughVoices>sign", "sign.Agreed>partner", "sign.Objected>respond", "sign.NotEnoughVoices>report",
        "partner.Agreed>reviews", "partner.Objected>respond", "partner.NotEnoughVoices>reviews", "respond.Resolved>reviews", "respond.Unresolved>count",
        "again.True>plan", "again.False>reviews", "reviews.Done>report", "report.Done>end",
    ];

    private static readonly Gen<(int Mode, (int Exit, int Place)[] Moved)> Flows =
        Gen.Select(Gen.Int[0, 2], Gen.Select(Gen.Int[0, Exits.Length - 1], Gen.Int[0, Places.Length - 1]).Array[0, 3]);

    [Fact]
    public void An_audit_on_an_accepted_definition_keeps_every_promise()
    {
        var (accepted, refused, ended) = (0, 0, 0);
        Gen.Select(Flows, Gen.Int[0, 1_000].Array[40]).Sample(
            (flow, answers) =>
            {
                var workflow = Draw(flow.Mode, flow.Moved).Compile();
                if (AuditTypeCheck.Problems(workflow).Any(p => p.Severity == ProblemSeverity.Error))
                {
                    Interlocked.Increment(ref refused);
                    return;
                }

                Interlocked.Increment(ref accepted);
                foreach (var shift in Enumerable.Range(0, 4))
                {
                    var passed = Play(workflow, (round, waits) => (answers[(round + shift) % answers.Length] % waits, answers[(round + (7 * shift)) % answers.Length]));
                    Interlocked.Add(ref ended, passed is null ? 0 : 1);
                    Promises(passed ?? []);
                }

                Assert.NotNull(Play(workflow, static (_, _) => (0, -1)));
            },
            iter: Definitions);

        // So that a check which refuses everything, or runs that end nowhere, cannot pass for a proof.
        Assert.True(accepted > Definitions / 10 && refused > Definitions / 10 && ended > accepted, $"{accepted} accepted, {refused} refused, {ended} ended");
        TestContext.Current.TestOutputHelper!.WriteLine($"{accepted} accepted, {refused} refused, {ended} audits to their end");
    }

    private static Drawing Draw(int mode, (int Exit, int Place)[] moved)
    {
        var arrows = Exits.Select(a => (Exit: a[..a.IndexOf('>')], Target: a[(a.IndexOf('>') + 1)..])).ToArray();
        foreach (var (exit, place) in moved)
        {
            arrows[exit].Target = Places[place];
        }

        return new Drawing()
            .Boxes(("start", "Elsa.Start"), ("objectives", "CoAudit.SetObjectives"), ("other", "CoAudit.AnalyseFindings"), ("plan", "CoAudit.PlanActions"))
            .Fork("fork", "A", "B").Join("join", mode == 0 ? "WaitAny" : mode == 1 ? "WaitAll" : "WaitAllActive")
            .SignOff("sign").SignOff("partner", groups: ["other-stakeholders"]).Box("respond", "CoAudit.RespondToObjection").Counted("count", "again")
            .Boxes(("reviews", "CoAudit.ScheduleReviews"), ("report", "CoAudit.PublishReport"), ("end", "Elsa.End"))
            .Arrows("other.CriticalFinding>join").Arrows(string.Join(' ', arrows.Select(a => $"{a.Exit}>{a.Target}")));
    }

    // What was passed until the end, each with its exit; null when it has not come to an end. A negative choice is silence.
    private static List<(string Box, string Exit)>? Play(CompiledWorkflow workflow, Func<int, int, (int Wait, int Answer)> choose)
    {
        var passed = new List<(string, string)>();
        var burst = Engine.Run(workflow, null, new StartWorkflow("random", []), Now);
        for (var round = 0; round <= MostRounds; round++)
        {
            passed.AddRange(burst.Journal.Where(e => e.EventName is "Completed").Select(e => (e.ActivityId, (string?)e.Payload?["Outcomes"]?[0] ?? "Done")));
            if (burst.State.Status == WorkflowStatus.Finished || burst.State.Incidents.Count > 0)
            {
                Assert.Empty(burst.State.Incidents);
                return passed;
            }

            Assert.NotEmpty(burst.State.Bookmarks);
            var (wait, answer) = choose(round, burst.State.Bookmarks.Count);
            var bookmark = burst.State.Bookmarks[wait];
            var exits = workflow.Find(bookmark.ActivityId)!.Attribute.Outcomes;
            burst = Engine.Run(workflow, burst.State, new ResumeBookmark(bookmark.Id, new JsonObject { ["outcome"] = answer < 0 ? exits[^1] : exits[answer % exits.Length] }), Now);
        }

        return null;
    }

    // The rules again, in other words than the check's: over what did happen.
    private static void Promises(List<(string Box, string Exit)> passed)
    {
        for (var i = 0; i < passed.Count; i++)
        {
            var later = passed.Skip(i + 1).Select(p => p.Box).ToList();
            if (passed[i] is ("plan", "Done"))
            {
                Assert.True(later.Contains("sign"), $"A plan was not signed off: {string.Join(' ', passed)}");
            }

            if (passed[i].Exit is "Objected")
            {
                Assert.True(later.Contains("respond"), $"Nobody responded: {string.Join(' ', passed)}");
            }

            if (passed[i] is ("sign", "Agreed" or "Objected") && passed.Take(i).Any(p => p.Box is "plan") && !later.Contains("sign"))
            {
                Assert.True(later.Contains("reviews"), $"A plan is not reviewed: {string.Join(' ', passed)}");
            }
        }
    }
}
