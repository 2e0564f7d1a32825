using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Tests.Driver;

namespace CoAudit.Workflows.Tests.Flow;

public sealed class JoinTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("WaitAll", false)]
    [InlineData("WaitAllActive", true)]
    [InlineData("WaitAny", true)]
    public void A_join_with_a_pruned_branch_runs_as_its_mode_says(string mode, bool runs)
    {
        var instance = new FlowBuilder().Fork("f", "A", "B").Lines("a").Decision("d", "false").Lines("x").Join("j", mode).Lines("end")
            .Arrows("f.A>a a>j f.B>d d.True>x x>j j>end").Start();

        Assert.Equal(runs ? 1 : 0, Count(instance, "end"));
        Assert.Equal(WorkflowSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void A_join_for_any_runs_once_when_all_branches_arrive()
    {
        var instance = new FlowBuilder().Fork("f", "A", "B", "C").Lines("a", "b", "c").Join("j", "WaitAny").Lines("end").Arrows("f.A>a f.B>b f.C>c a>j b>j c>j j>end").Start();

        Assert.Equal(1, Count(instance, "end"));
    }

    [Fact]
    public void A_join_for_any_cancels_also_what_begins_between_the_first_arrival_and_its_own_turn()
    {
        var instance = new FlowBuilder().Fork("f", "A", "B", "C").Lines("a").Events("b", "c").Join("j", "WaitAny").Lines("end").Arrows("f.A>a f.B>b f.C>c a>j b>j j>end").Start();

        Assert.Contains("b:Canceled", instance.Sequence);
        Assert.Equal(["c"], instance.State.Bookmarks.Select(b => b.ActivityId));
        Assert.Equal(1, Count(instance, "end"));
    }

    [Theory]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    [InlineData("0")]
    [InlineData("1")]
    public void A_join_for_all_cancels_what_was_begun_once_more_before_it(string mode)
    {
        var instance = Retried(mode).Start();
        Resume(instance, "ask", "other");

        Assert.Equal(1, Count(instance, "end"));
        Assert.Contains("ask:Canceled", instance.Sequence);
        Assert.Equal(WorkflowSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void What_a_join_for_all_cancels_does_not_count_for_its_next_round()
    {
        var instance = Retried("WaitAll").Events("round").Arrows("end>round round>f").Start();
        Resume(instance, "ask", "other", "round", "ask", "other");

        Assert.Equal(2, Count(instance, "end"));
        Assert.Equal(["round"], instance.State.Bookmarks.Select(w => w.ActivityId));
    }

    [Fact]
    public void A_join_for_any_leaves_alone_what_does_not_lead_to_it()
    {
        var instance = new FlowBuilder().Fork("f", "A", "B", "C").Events("a", "b", "c").Join("j", "WaitAny").Arrows("f.A>a f.B>b f.C>c a>j b>j").Start();

        instance.Run(new ResumeBookmark(instance.State.Bookmarks[0].Id), Now);

        Assert.Equal(["c"], instance.State.Bookmarks.Select(b => b.ActivityId));
    }

    [Fact]
    public void A_join_for_any_in_a_loop_runs_in_every_round_whoever_is_first()
    {
        var instance = new FlowBuilder().Variable("N", "Int32", "0").Lines("s").Fork("f", "A", "B").Events("a", "b").Join("j", "WaitAny").Set("n", "N", "getN() + 1").Decision("d", "getN() < 3")
            .Arrows("s>f f.A>a f.B>b a>j b>j j>n n>d d.True>s").Start();

        foreach (var first in (string[])["a", "b", "b"])
        {
            instance.Run(new ResumeBookmark(instance.State.Bookmarks.Single(w => w.ActivityId == first).Id), Now);
        }

        Assert.Equal(3, Count(instance, "j"));
        Assert.Equal(WorkflowSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void An_implicit_join_waits_for_the_branch_that_is_still_blocked()
    {
        var instance = new FlowBuilder().Lines("s", "a", "m").Events("e").Arrows("s>a s>e a>m e>m").Start();
        Assert.Equal(0, Count(instance, "m"));

        instance.Run(new ResumeBookmark(instance.State.Bookmarks[0].Id), Now);

        Assert.Equal(1, Count(instance, "m"));
    }

    [Fact]
    public void Skipping_reaches_a_join_through_all_that_is_skipped()
    {
        var instance = new FlowBuilder().Decision("d", "false").Lines("x", "y", "z", "m").Arrows("d.True>x x>y y>z z>m d.False>m").Start();

        Assert.Equal(["m"], instance.Journal.Where(e => e is { EventName: "Completed", ActivityType: "Elsa.WriteLine" }).Select(e => e.ActivityId));
    }

    [Fact]
    public void Fork_and_join_inside_a_loop_run_in_every_round()
    {
        var instance = new FlowBuilder().Variable("N", "Int32", "0").Set("n", "N", "getN() + 1").Fork("f", "A", "B").Lines("a", "b").Join("j", "WaitAll").Decision("d", "getN() < 4").Lines("end")
            .Arrows("n>f f.A>a f.B>b a>j b>j j>d d.True>n d.False>end").Start();

        Assert.Equal((4, 4, 1), (Count(instance, "a"), Count(instance, "j"), Count(instance, "end")));
    }

    [Fact]
    public void A_loop_inside_a_loop_runs_the_product_of_their_rounds()
    {
        var instance = new FlowBuilder().Variable("I", "Int32", "0").Variable("J", "Int32", "0")
            .Set("outer", "J", "0").Set("inner", "J", "getJ() + 1").Decision("di", "getJ() < 3").Set("next", "I", "getI() + 1").Decision("do", "getI() < 4").Lines("end")
            .Arrows("outer>inner inner>di di.True>inner di.False>next next>do do.True>outer do.False>end").Start();

        Assert.Equal((12, 4, 1), (Count(instance, "inner"), Count(instance, "next"), Count(instance, "end")));
    }

    [Fact]
    public void A_stage_that_is_asked_again_does_not_lose_what_comes_after_it()
    {
        // As in an audit: too few voices, asked once more, then on.
        var instance = new FlowBuilder().Node("p", "Test.Ask", ("question", FlowBuilder.Literal("?"))).Decision("again", "true").Lines("next").Node("end", "Elsa.End")
            .Arrows("p.Yes>next p.No>again again.True>p again.False>next next>end").Start();
        foreach (var answer in (bool[])[false, false, true])
        {
            instance.Run(new ResumeBookmark(instance.State.Bookmarks[0].Id, answer), Now);
        }

        Assert.Equal((3, 1), (Count(instance, "p"), Count(instance, "next")));
        Assert.Equal(WorkflowSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void An_exit_without_a_connection_ends_its_path() =>
        Assert.Equal(WorkflowSubStatus.Finished, new FlowBuilder().Decision("d", "false").Lines("x").Arrows("d.True>x").Start().State.SubStatus);

    [Fact]
    public void A_connection_on_a_branch_that_the_fork_does_not_name_is_skipped() =>
        Assert.Equal(0, Count(new FlowBuilder().Fork("f", "A").Lines("a", "b").Arrows("f.A>a f.B>b").Start(), "b"));

    // One branch arrives, and asks once more all the same.
    private static FlowBuilder Retried(string mode) => new FlowBuilder().Fork("f", "A", "B").Events("ask", "other")
        .Node("both", "Elsa.RunJavaScript", ("script", FlowBuilder.Literal("setOutcomes(['Done', 'Retry'])"))).Join("j", mode).Lines("end")
        .Arrows("f.A>ask f.B>other ask>both both>j both.Retry>ask other>j j>end");

    private static void Resume(Instance instance, params ReadOnlySpan<string> waits)
    {
        foreach (var wait in waits)
        {
            var id = instance.State.Bookmarks.First(w => w.ActivityId == wait).Id;
            instance.Run(new ResumeBookmark(id), Now);
        }
    }

    private static int Count(Instance instance, string id) => instance.Journal.Count(e => e.ActivityId == id && e.EventName == "Completed");
}
