using System.Text.Json.Nodes;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Tests.Driver;

namespace CoAudit.Workflows.Tests.Flow;

/// <summary>What a node of its own merge mode does where several arrows lead to it.</summary>
public sealed class MergeModeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    // One branch is taken, of the other only its first half.
    [Theory]
    [InlineData(null, 1)]
    [InlineData("None", 1)]
    [InlineData("Stream", 1)]
    [InlineData("stream", 1)]
    [InlineData("Merge", 0)]
    [InlineData("Converge", 0)]
    [InlineData("Cascade", 1)]
    [InlineData("Race", 1)]
    [InlineData("Whatever", 1)]
    public void With_a_dead_branch_the_node_runs_as_its_mode_says(string? mode, int times)
    {
        var instance = Merging(mode).Fork("f", "A", "B").Lines("a").Decision("d", "false").Lines("x", "end").Arrows("f.A>a a>m f.B>d d.True>x x>m m>end").Start();

        Assert.Equal((times, times), (Count(instance, "m"), Count(instance, "end")));
        Assert.Equal(WorkflowSubStatus.Finished, instance.State.SubStatus);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("Stream", 1)]
    [InlineData("Merge", 1)]
    [InlineData("Converge", 1)]
    [InlineData("Cascade", 3)]
    [InlineData("Race", 1)]
    public void With_three_live_branches_only_cascade_runs_for_each(string? mode, int times)
    {
        var instance = Merging(mode).Fork("f", "A", "B", "C").Lines("a", "b", "c", "end").Arrows("f.A>a f.B>b f.C>c a>m b>m c>m m>end").Start();

        Assert.Equal((times, times), (Count(instance, "m"), Count(instance, "end")));
        Assert.Equal(WorkflowSubStatus.Finished, instance.State.SubStatus);
    }

    [Theory]
    [InlineData("Stream", 0, 1)]
    [InlineData("Merge", 0, 1)]
    [InlineData("Converge", 0, 1)]
    [InlineData("Cascade", 1, 2)]
    public void While_a_branch_still_waits_only_cascade_has_run(string mode, int before, int after)
    {
        var instance = Merging(mode).Fork("f", "A", "B").Lines("a").Events("e").Arrows("f.A>a f.B>e a>m e>m").Start();
        Assert.Equal(before, Count(instance, "m"));

        instance.Run(new ResumeBookmark(Assert.Single(instance.State.Bookmarks).Id), Now);

        Assert.Equal(after, Count(instance, "m"));
        Assert.Equal(WorkflowSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void A_race_cancels_what_still_waits_before_it()
    {
        var instance = Merging("Race").Fork("f", "A", "B").Lines("a").Events("e").Arrows("f.A>a f.B>e a>m e>m").Start();

        Assert.Contains("e:Canceled", instance.Sequence);
        Assert.Equal((1, WorkflowSubStatus.Finished), (Count(instance, "m"), instance.State.SubStatus));
    }

    [Theory]
    [InlineData("Stream", 3)]
    [InlineData("Merge", 3)]
    [InlineData("Cascade", 3)]
    [InlineData("Race", 3)]
    [InlineData("Converge", 0)]
    public void An_arrow_back_runs_the_node_again_but_converge_waits_for_it_too(string mode, int times)
    {
        var instance = Merging(mode).Variable("N", "Int32", "0").Lines("s").Set("n", "N", "getN() + 1").Decision("d", "getN() < 3").Arrows("s>m m>n n>d d.True>m").Start();

        Assert.Equal(times, Count(instance, "m"));
        Assert.Equal(WorkflowSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void What_no_round_of_a_cascade_follows_is_skipped_and_what_lies_behind_it_learns_of_it()
    {
        var instance = Merging("Cascade").Fork("f", "A", "B").Decision("d", "false").Decision("g", "false").Lines("other", "end")
            .Arrows("f.A>d f.B>g d.True>m g.True>m f.A>other m>end other>end").Start();

        Assert.Equal((0, 1), (Count(instance, "m"), Count(instance, "end")));
    }

    [Fact]
    public void A_join_activity_keeps_to_its_own_mode()
    {
        var instance = new FlowBuilder().Fork("f", "A", "B").Lines("a", "b", "end")
            .Node("j", "Elsa.FlowJoin", ("mode", FlowBuilder.Literal("WaitAll")), ("customProperties", new JsonObject { ["mergeMode"] = "Cascade" }))
            .Arrows("f.A>a f.B>b a>j b>j j>end").Start();

        Assert.Equal(1, Count(instance, "end"));
    }

    private static FlowBuilder Merging(string? mode) =>
        new FlowBuilder().Node("m", "Elsa.WriteLine", ("text", FlowBuilder.Literal("m")), ("customProperties", new JsonObject { ["mergeMode"] = mode }));

    private static int Count(Instance instance, string id) => instance.Journal.Count(e => e.ActivityId == id && e.EventName == "Completed");
}
