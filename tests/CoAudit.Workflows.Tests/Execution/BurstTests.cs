using System.Text.Json.Nodes;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Tests.Driver;

namespace CoAudit.Workflows.Tests.Execution;

public sealed class BurstTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_arguments_give_the_same_bytes()
    {
        var workflow = new FlowBuilder().Variable("V", "Object").Input("who").Fork("f", "A", "B").Events("e").Set("s", "V", "({r: Math.random(), t: Date.now(), w: getInput('who')})")
            .Arrows("f.A>e f.B>s").Compile();
        var start = new StartWorkflow("i1", new JsonObject { ["who"] = "Ann" });

        Assert.Equal(Engine.Run(workflow, null, start, Now).State.ToUtf8(), Engine.Run(workflow, null, start, Now).State.ToUtf8());
    }

    [Fact]
    public void A_burst_leaves_the_state_that_it_was_given_as_it_was()
    {
        var workflow = new FlowBuilder().Variable("V", "Object").Events("e").Node("p", "Test.Ask", ("question", FlowBuilder.Literal("?"))).Set("s", "V", "({a:[1]})").Arrows("e>p p.Yes>s").Compile();
        var state = Engine.Run(workflow, null, new StartWorkflow("i1"), Now).State;
        state = Engine.Run(workflow, state, new ResumeBookmark(state.Bookmarks[0].Id, new JsonObject { ["x"] = 1 }), Now).State;
        var before = state.ToUtf8();

        Engine.Run(workflow, state, new ResumeBookmark(state.Bookmarks[0].Id, true), Now);

        Assert.Equal(before, state.ToUtf8());
    }

    [Fact]
    public void Ids_are_the_instance_id_and_a_number()
    {
        var instance = new FlowBuilder().Events("e").Start();

        Assert.Equal(["i1.1", "i1.2", "i1.3", "i1.3"], instance.Journal.Select(e => e.ActivityInstanceId));
        Assert.Equal("i1.4", Assert.Single(instance.State.Bookmarks).Id);
        Assert.Equal([1L, 2, 3, 4], instance.Journal.Select(e => e.Sequence));
    }

    [Fact]
    public void A_bookmark_resumed_twice_changes_nothing_the_second_time()
    {
        var instance = new FlowBuilder().Events("e", "later").Arrows("e>later").Start();
        var bookmark = Assert.Single(instance.State.Bookmarks).Id;
        instance.Run(new ResumeBookmark(bookmark), Now);
        var after = instance.State.ToUtf8();

        Assert.True(instance.Run(new ResumeBookmark(bookmark), Now).IsNoOp);
        Assert.Equal(after, instance.State.ToUtf8());
    }

    [Fact]
    public void An_unknown_bookmark_changes_nothing() => Assert.True(new FlowBuilder().Events("e").Start().Run(new ResumeBookmark("i1.99"), Now).IsNoOp);

    [Fact]
    public void Nothing_moves_an_instance_that_is_over()
    {
        var instance = new FlowBuilder().Lines("a").Start();

        Assert.True(instance.Run(new CancelWorkflow(), Now).IsNoOp);
    }

    [Fact]
    public void An_instance_does_not_start_with_a_state()
    {
        var instance = new FlowBuilder().Lines("a").Start();

        Assert.Throws<ArgumentException>(() => instance.Run(new StartWorkflow("i1"), Now));
    }

    [Fact]
    public void Nothing_but_a_start_goes_without_a_state()
    {
        var workflow = new FlowBuilder().Lines("a").Compile();

        Assert.Throws<ArgumentException>(() => Engine.Run(workflow, null, new CancelWorkflow(), Now));
    }

    [Fact]
    public void A_delay_is_a_bookmark_that_is_due()
    {
        var instance = new FlowBuilder().Node("d", "Elsa.Delay", ("timeSpan", FlowBuilder.Literal("PT2H"))).Start();

        var bookmark = Assert.Single(instance.State.Bookmarks);
        Assert.Equal(("Elsa.Delay", "", Now.AddHours(2)), (bookmark.Name, bookmark.Key, bookmark.DueAt));
    }

    [Fact]
    public void A_delay_out_of_the_calendar_is_an_incident() =>
        Assert.Equal(WorkflowSubStatus.Faulted, new FlowBuilder().Node("d", "Elsa.Delay", ("timeSpan", FlowBuilder.Literal(TimeSpan.MaxValue.ToString()))).Start().State.SubStatus);

    [Fact]
    public void An_event_is_a_bookmark_with_the_name_of_the_event_as_its_key()
    {
        var bookmark = Assert.Single(new FlowBuilder().Events("go").Start().State.Bookmarks);

        Assert.Equal(("Elsa.Event", "go", """{"eventName":"go"}"""), (bookmark.Name, bookmark.Key, bookmark.Payload!.ToJsonString()));
    }

    [Fact]
    public void An_event_without_a_payload_gives_an_empty_object()
    {
        var instance = new FlowBuilder().Events("e").Start();
        instance.Run(new ResumeBookmark(instance.State.Bookmarks[0].Id), Now);

        Assert.Equal("{}", instance.Journal.Single(e => e is { ActivityId: "e", EventName: "Completed" }).Outputs!["Result"]!.ToJsonString());
    }

    [Fact]
    public void The_trigger_that_started_the_instance_does_not_wait_but_a_loop_back_to_it_does()
    {
        var world = new World();
        world.Import(new FlowBuilder().Events("other", "e").Lines("a").Arrows("e>a a>e").Compile());

        var instance = world.Execute("flow", trigger: "e", payload: new JsonObject { ["n"] = 1 });

        Assert.Equal(["$workflow:Started", "fc:Started", "e:Started", "e:Completed", "a:Started", "a:Completed", "e:Started", "e:Suspended"], instance.Sequence);
    }

    [Fact]
    public void Cancelling_removes_all_waits_and_tells_every_activity_from_the_inside_out()
    {
        var instance = new FlowBuilder().Fork("f", "A", "B").Events("a", "b").Arrows("f.A>a f.B>b").Start();
        var waits = instance.State.Bookmarks.Select(b => b.Id).ToList();

        var burst = instance.Run(new CancelWorkflow(), Now);

        Assert.Equal((WorkflowStatus.Finished, WorkflowSubStatus.Cancelled), (instance.State.Status, instance.State.SubStatus));
        Assert.Equal(waits, burst.Removed);
        Assert.Empty(instance.State.Bookmarks);
        Assert.Equal(["a:Canceled", "b:Canceled", "fc:Canceled", "$workflow:Canceled"], instance.Sequence[^4..]);
    }

    [Fact]
    public void Finish_removes_waits_of_earlier_bursts()
    {
        var instance = new FlowBuilder().Fork("f", "A", "B").Events("a", "b").Node("fin", "Elsa.Finish").Arrows("f.A>a f.B>b b>fin").Start();
        var (a, b) = (instance.State.Bookmarks[0].Id, instance.State.Bookmarks[1].Id);

        var burst = instance.Run(new ResumeBookmark(b), Now);

        Assert.Equal([b, a], burst.Removed);
        Assert.Equal(WorkflowSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void End_cancels_what_still_runs_in_its_flowchart_only()
    {
        var world = new World();
        world.Import("""
            {"definitionId":"flow","root":{"id":"fc","type":"Elsa.Flowchart","activities":[
               {"id":"inner","type":"Elsa.Flowchart","activities":[
                 {"id":"f","type":"Elsa.FlowFork","branches":{"typeName":"L","expression":{"type":"Object","value":"[\"A\",\"B\"]"}}},
                 {"id":"e","type":"Elsa.Event","eventName":{"typeName":"String","expression":{"type":"Literal","value":"e"}}},{"id":"end","type":"Elsa.End"}],
                "connections":[{"source":{"activity":"f","port":"A"},"target":{"activity":"e"}},{"source":{"activity":"f","port":"B"},"target":{"activity":"end"}}]},
               {"id":"after","type":"Elsa.WriteLine"}],
              "connections":[{"source":{"activity":"inner"},"target":{"activity":"after"}}]}}
            """);

        var instance = world.Execute("flow");

        Assert.Equal(["end:Started", "end:Completed", "e:Canceled", "inner:Completed", "after:Started"], instance.Sequence[7..12]);
        Assert.Equal(WorkflowSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void A_bookmark_made_and_over_in_one_burst_is_neither_created_nor_removed()
    {
        var workflow = new FlowBuilder().Fork("f", "A", "B").Events("a").Node("fin", "Elsa.Finish").Arrows("f.A>a f.B>fin").Compile();

        var burst = Engine.Run(workflow, null, new StartWorkflow("i1"), Now);

        Assert.Empty(burst.Created);
        Assert.Empty(burst.Removed);
    }

    [Fact]
    public void A_circle_without_an_exit_stops_with_an_incident_and_nothing_else()
    {
        var workflow = new FlowBuilder().Lines("a", "b").Arrows("a>b b>a").Compile();

        var burst = Engine.Run(workflow, null, new StartWorkflow("i1"), Now);

        Assert.Equal(WorkflowSubStatus.Faulted, burst.State.SubStatus);
        Assert.Contains("circle without an exit", Assert.Single(burst.State.Incidents).Message, StringComparison.Ordinal);
        Assert.Equal(2, burst.Journal.Count);
    }

    [Fact]
    public void A_circle_without_an_exit_after_a_wait_stops_too()
    {
        var instance = new FlowBuilder().Events("e").Lines("a", "b").Arrows("e>a a>b b>a").Start();

        var burst = instance.Run(new ResumeBookmark(instance.State.Bookmarks[0].Id), Now);

        Assert.Equal(WorkflowSubStatus.Faulted, instance.State.SubStatus);
        Assert.Single(burst.Removed);
        Assert.Empty(instance.State.Bookmarks);
    }

    [Fact]
    public void A_loop_of_ten_thousand_rounds_runs_to_its_end_and_leaves_a_small_state()
    {
        var instance = new FlowBuilder().Variable("N", "Int32", "0").Set("inc", "N", "getN() + 1").Decision("d", "getN() < 10000").Lines("again").Arrows("inc>d d.True>again again>inc").Start();

        Assert.Equal(WorkflowSubStatus.Finished, instance.State.SubStatus);
        Assert.Equal(10_000, instance.Variable("N")!.GetValue<int>());
        Assert.InRange(instance.State.ToUtf8().Length, 1, 300);
    }

    [Fact]
    public void A_loop_costs_the_same_in_every_round()
    {
        Rounds(100);

        var (few, many) = (Rounds(1_000) / 1_000.0, Rounds(8_000) / 8_000.0);

        Assert.InRange(many, few * 0.8, few * 1.2);

        static long Rounds(int count)
        {
            var workflow = new FlowBuilder().Variable("N", "Int32", "0").Set("inc", "N", "getN() + 1").Decision("d", $"getN() < {count}").Arrows("inc>d d.True>inc").Compile();
            var before = GC.GetAllocatedBytesForCurrentThread();
            Engine.Run(workflow, null, new StartWorkflow("i1"), Now);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void The_state_of_a_loop_that_waits_does_not_grow_with_its_rounds()
    {
        var instance = new FlowBuilder().Variable("N", "Int32", "0").Set("inc", "N", "1").Events("e").Arrows("inc>e e>inc").Start();
        Resume(instance, 10);
        var early = instance.State.ToUtf8().Length;
        Resume(instance, 500);

        // Only the digits of the counters grow.
        Assert.InRange(instance.State.ToUtf8().Length, early, early + 30);
    }

    [Fact]
    public void Ten_thousand_activities_in_a_row_run()
    {
        var flow = new FlowBuilder();
        for (var i = 0; i < 10_000; i++)
        {
            flow.Lines($"a{i}");
        }

        var instance = flow.Arrows(string.Join(' ', Enumerable.Range(0, 9_999).Select(i => $"a{i}>a{i + 1}"))).Start();

        Assert.Equal(WorkflowSubStatus.Finished, instance.State.SubStatus);
    }

    [Fact]
    public void Ten_thousand_skipped_activities_do_not_use_up_the_stack()
    {
        var flow = new FlowBuilder().Decision("d", "false").Lines("end");
        for (var i = 0; i < 10_000; i++)
        {
            flow.Lines($"a{i}");
        }

        var instance = flow.Arrows("d.True>a0 d.False>end a9999>end " + string.Join(' ', Enumerable.Range(0, 9_999).Select(i => $"a{i}>a{i + 1}"))).Start();

        Assert.Contains("end:Completed", instance.Sequence);
    }

    private static void Resume(Instance instance, int times)
    {
        for (var i = 0; i < times; i++)
        {
            instance.Run(new ResumeBookmark(instance.State.Bookmarks[0].Id), Now);
        }
    }
}
