using System.Text;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Execution;
using CoAudit.Workflows.Tests.Driver;
using CsCheck;

namespace CoAudit.Workflows.Tests.Properties;

/// <summary>Random programs with random events, on the engine and beside it.</summary>
public sealed class ProgramTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_engine_agrees_with_a_naive_interpreter() => RandomPrograms.All(withFaults: false).Sample(
        sample =>
        {
            var (program, resumes) = sample;
            var naive = new NaiveInterpreter(program);
            var instance = Start(program);
            AssertSame(naive, instance);
            foreach (var resume in resumes.TakeWhile(_ => naive.Waits.Count > 0))
            {
                Step(naive, instance, resume % naive.Waits.Count);
                AssertSame(naive, instance);
            }
        },
        iter: 4_000);

    [Fact]
    public void With_faults_the_engine_still_agrees_up_to_the_end_of_the_burst() => RandomPrograms.All(withFaults: true).Sample(
        sample =>
        {
            var (program, resumes) = sample;
            var naive = new NaiveInterpreter(program);
            var instance = Start(program);
            foreach (var resume in resumes.TakeWhile(_ => naive is { Faulted: false, Waits.Count: > 0 }))
            {
                Step(naive, instance, resume % naive.Waits.Count);
            }

            Assert.Equal(naive.Told, Told(instance));
            Assert.Equal(naive.Effects, Effects(instance));
            Assert.Equal(naive.Faulted, instance.State.SubStatus == WorkflowSubStatus.Faulted);
            if (naive.Faulted)
            {
                Assert.Equal(WorkflowStatus.Finished, instance.State.Status);
                Assert.NotEmpty(instance.State.Incidents);
            }
        },
        iter: 3_000);

    [Fact]
    public void Bursts_that_a_crash_took_away_come_again_to_the_same_bytes_and_effects()
    {
        var effects = 0;
        Gen.Select(RandomPrograms.All(withFaults: true), Gen.Int[0, 3].Array[31]).Sample(
            (sample, crashes) =>
            {
                var (program, resumes) = sample;
                var (calm, crashed) = (new List<Effect>(), new List<Effect>());
                Assert.Equal(Play(program, resumes, _ => 0, calm), Play(program, resumes, burst => crashes[burst], crashed));
                Assert.Equal(calm, crashed);
                Interlocked.Add(ref effects, calm.Count);
            },
            iter: 2_000);
        Assert.InRange(effects, 500, int.MaxValue);
    }

    [Fact]
    public void Waits_that_are_resumed_twice_count_once() => RandomPrograms.All(withFaults: true).Sample(
        sample =>
        {
            var (program, resumes) = sample;
            var workflow = Compile(program);
            var state = Engine.Run(workflow, null, new StartWorkflow("i"), Now).State;
            foreach (var resume in resumes.TakeWhile(_ => state is { Status: WorkflowStatus.Running, Bookmarks.Count: > 0 }))
            {
                var bookmark = state.Bookmarks[resume % state.Bookmarks.Count];
                state = Engine.Run(workflow, state, new ResumeBookmark(bookmark.Id), Now).State;
                Assert.True(Engine.Run(workflow, state, new ResumeBookmark(bookmark.Id), Now).IsNoOp);
            }
        },
        iter: 1_500);

    [Fact]
    public void Used_as_an_activity_a_program_does_what_it_does_alone() => RandomPrograms.All(withFaults: true).Sample(
        sample =>
        {
            var (program, resumes) = sample;
            var (alone, used) = (Start(program), StartInside(program));
            AssertAlike(alone, used);
            foreach (var resume in resumes.TakeWhile(_ => alone.State is { Status: WorkflowStatus.Running, Bookmarks.Count: > 0 }))
            {
                // One more activity, and one more workflow, live around it: numbers differ, their order does not.
                var nth = resume % alone.State.Bookmarks.Count;
                foreach (var instance in (Instance[])[alone, used])
                {
                    instance.Run(new ResumeBookmark(instance.State.Bookmarks[nth].Id), Now);
                }

                AssertAlike(alone, used);
            }
        },
        iter: 2_000);

    [Fact]
    public void A_definition_comes_out_as_it_went_in() => Gen.Select(RandomPrograms.All(withFaults: true), Gen.String[Gen.Char['a', 'z'], 1, 8], Gen.Int).Sample(
        (sample, name, value) =>
        {
            var json = sample.Program.ToDefinition();
            json[$"x-{name}"] = value;
            json["root"]![$"x-{name}"] = new JsonObject { ["kept"] = value };
            json["root"]!["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["x"] = value } };
            var text = json.ToJsonString();

            var exported = Definition.Parse(text).ToJson().ToJsonString();

            Assert.Equal(text, exported);
            Assert.Equal(exported, Definition.Parse(exported).ToJson().ToJsonString());
        },
        iter: 1_000);

    private static CompiledWorkflow Compile(Piece program) => Definition.Compile(program.ToDefinition().ToJsonString());

    private static Instance Start(Piece program)
    {
        var world = new World();
        world.Import(Compile(program));
        return world.Execute("program");
    }

    private static Instance StartInside(Piece program)
    {
        var inner = program.ToDefinition();
        inner["options"] = new JsonObject { ["usableAsActivity"] = true };
        var world = new World();
        world.Import(inner.ToJsonString());
        world.Import("""{ "definitionId": "outer", "name": "Outer", "root": { "id": "used", "type": "Program", "version": 1, "workflowDefinitionId": "program" } }""");
        return world.Execute("outer");
    }

    private static void AssertAlike(Instance alone, Instance used)
    {
        Assert.Equal(Told(alone), [.. Told(used).Where(e => !e.StartsWith("used:", StringComparison.Ordinal))]);
        Assert.Equal(Effects(alone), Effects(used));
        Assert.Equal(alone.State.Bookmarks.Select(b => b.ActivityId), used.State.Bookmarks.Select(b => b.ActivityId));
        Assert.Equal((alone.State.Status, alone.State.SubStatus), (used.State.Status, used.State.SubStatus));
        Assert.Equal(alone.State.Incidents.Select(i => (i.ActivityId, i.Message)), used.State.Incidents.Select(i => (i.ActivityId, i.Message)));
    }

    private static void Step(NaiveInterpreter naive, Instance instance, int wait)
    {
        // Loops wait for one event more than once, each time anew; the oldest wait of that name is meant on both sides.
        var name = naive.Waits[wait];
        var nth = naive.Waits.Take(wait).Count(w => w == name);
        var bookmark = instance.State.Bookmarks.Where(b => b.ActivityId == name).OrderBy(b => b.Id.Length).ThenBy(b => b.Id, StringComparer.Ordinal).ElementAt(nth);
        naive.Resume(wait);
        instance.Run(new ResumeBookmark(bookmark.Id), Now);
    }

    private static void AssertSame(NaiveInterpreter naive, Instance instance)
    {
        Assert.Equal(naive.Told, Told(instance));
        Assert.Equal(naive.Effects, Effects(instance));
        Assert.Equal(naive.Waits.Order(StringComparer.Ordinal), instance.State.Bookmarks.Select(b => b.ActivityId).Order(StringComparer.Ordinal));
        Assert.Equal(naive.Over, instance.State.SubStatus == WorkflowSubStatus.Finished);
    }

    private static IEnumerable<string> Effects(Instance instance) => instance.Effects.Select(e => e.ActivityId);

    private static List<string> Told(Instance instance) => [.. instance.Sequence.Where(e => !e.StartsWith("$workflow", StringComparison.Ordinal))];

    /// <summary>Each burst is computed once more for each crash; what was lost leaves no trace, so only the last counts.</summary>
    private static string Play(Piece program, int[] resumes, Func<int, int> crashesOf, List<Effect> effects)
    {
        var told = new StringBuilder();
        byte[]? stored = null;
        var number = 0;
        Stimulus? stimulus = new StartWorkflow("i");
        while (stimulus is not null)
        {
            Burst burst;
            var crashes = crashesOf(number);
            do
            {
                burst = Engine.Run(Compile(program), stored is null ? null : WorkflowState.FromUtf8(stored), stimulus, Now);
            }
            while (crashes-- > 0);

            stored = burst.State.ToUtf8();
            effects.AddRange(burst.Effects);
            told.AppendLine(Encoding.UTF8.GetString(stored)).AppendJoin(' ', burst.Journal.Select(e => $"{e.ActivityInstanceId}:{e.EventName}")).AppendLine();
            stimulus = number < resumes.Length && burst.State is { Status: WorkflowStatus.Running, Bookmarks.Count: > 0 } state
                ? new ResumeBookmark(state.Bookmarks[resumes[number] % state.Bookmarks.Count].Id)
                : null;
            number++;
        }

        return told.ToString();
    }
}
