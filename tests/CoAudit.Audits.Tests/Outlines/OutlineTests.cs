using System.Text;
using System.Text.Json.Nodes;
using CoAudit.Audits.Activities;
using CoAudit.Audits.Checks;
using CoAudit.Audits.Model;
using CoAudit.Audits.Outlines;
using CoAudit.Audits.Tests.Checks;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Tests.Outlines;

/// <summary>A definition changed as a list: what is asked for changes, and nothing else.</summary>
public sealed class OutlineTests
{
    private static readonly ActivityRegistry Registry = ActivityRegistry.FromAssemblies(typeof(StageActivity).Assembly);

    private readonly CompiledWorkflow workflow = Straight().Compile();

    private Outline Outline => field ??= Outline.Of(workflow, Registry)!;

    [Fact]
    public void Activities_stand_in_the_order_in_which_the_arrows_reach_them() =>
        Assert.Equal(["start", "objectives", "tool", "evidence", "report", "end"], Ids());

    [Fact]
    public void Only_settings_that_differ_are_written_and_nothing_else_changes()
    {
        var values = Step("tool").Fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
        values["due"] = "4 working days";
        values["groups"] = "care-workers\nservice-users";
        Outline.ChangeSettings("tool", values);

        var expected = workflow.Definition.ToJson();
        var tool = expected["root"]!["activities"]!.AsArray().Single(a => (string?)a!["id"] == "tool")!.AsObject();
        tool["due"] = JsonNode.Parse("""{"typeName":"String","expression":{"type":"Literal","value":"4 working days"}}""");
        tool["groups"] = JsonNode.Parse("""{"typeName":"List<String>","expression":{"type":"Object","value":"[\"care-workers\",\"service-users\"]"}}""");
        Assert.True(JsonNode.DeepEquals(expected, Outline.Definition), Outline.Definition.ToJsonString());
    }

    [Fact]
    public void Settings_posted_back_as_they_were_shown_change_nothing()
    {
        foreach (var step in Outline.Steps().Where(s => s.Fields.Count > 0))
        {
            Outline.ChangeSettings(step.Id, step.Fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal));
        }

        Assert.True(JsonNode.DeepEquals(workflow.Definition.ToJson(), Outline.Definition));
    }

    [Fact]
    public void A_choice_that_is_not_offered_any_more_stays_where_it_is_drawn()
    {
        var sound = Drawings.Sound().Compile().Definition.ToJson();
        var sign = sound["root"]!["activities"]!.AsArray().Single(a => (string?)a!["id"] == "sign")!.AsObject();
        Assert.DoesNotContain("report", Outline.Of(Compile(sound.DeepClone().AsObject()), Registry)!.Steps().Single(s => s.Id is "sign").Fields.Single(f => f.Name is "subject").Options.Select(o => o.Value));
        sign["subject"] = JsonNode.Parse("""{"typeName":"String","expression":{"type":"Literal","value":"report"}}""");

        var field = Outline.Of(Compile(sound.AsObject()), Registry)!.Steps().Single(s => s.Id is "sign").Fields.Single(f => f.Name is "subject");

        Assert.Equal(("report", true), (field.Value, field.Options.Any(o => o.Value is "report")));
    }

    [Theory]
    [InlineData("due", "soon")]
    [InlineData("minPercent", "half")]
    [InlineData("minPercent", "101")]
    [InlineData("groups", "")]
    [InlineData("reminders", "never")]
    public void A_setting_that_cannot_be_used_is_named_and_nothing_changes(string setting, string value)
    {
        var error = Assert.Throws<InvalidCommandException>(() => Outline.ChangeSettings("tool", new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = "New", [setting] = value }));

        Assert.Equal(setting, Assert.Single(error.Rules).Field);
        Assert.True(JsonNode.DeepEquals(workflow.Definition.ToJson(), Outline.Definition));
    }

    [Fact]
    public void A_setting_that_a_script_works_out_is_left_alone()
    {
        var definition = workflow.Definition.ToJson();
        definition["root"]!["activities"]!.AsArray().Single(a => (string?)a!["id"] == "tool")!["due"] =
            JsonNode.Parse("""{"typeName":"String","expression":{"type":"JavaScript","value":"getVariable('Due')"}}""");
        var scripted = Outline.Of(Compile(definition), Registry)!;

        scripted.ChangeSettings("tool", new Dictionary<string, string>(StringComparer.Ordinal) { ["due"] = "1 working days" });

        Assert.True(scripted.Steps().Single(s => s.Id is "tool").Fields.Single(f => f.Name is "due").IsWorkedOut);
        Assert.True(JsonNode.DeepEquals(definition, scripted.Definition));
    }

    [Fact]
    public void A_stage_that_is_moved_up_comes_before_the_one_that_it_followed()
    {
        Outline.MoveUp("evidence");

        Assert.Equal(["start", "objectives", "evidence", "tool", "report", "end"], Ids());
        Assert.Equal(["objectives.Done>evidence", "objectives.NotEnoughVoices>evidence"], ArrowsFrom("objectives"));
        Assert.Equal(["evidence.Done>tool", "evidence.NotEnoughVoices>tool"], ArrowsFrom("evidence"));
        Assert.Equal(["tool.Done>report", "tool.NotEnoughVoices>report"], ArrowsFrom("tool"));
    }

    [Fact]
    public void A_stage_moved_down_and_up_again_stands_where_it_was()
    {
        Outline.MoveDown("objectives");
        Outline.MoveUp("objectives");

        Assert.True(JsonNode.DeepEquals(workflow.Definition.ToJson(), Outline.Definition));
    }

    [Fact]
    public void What_led_to_a_stage_that_is_taken_away_leads_to_what_follows_it()
    {
        Outline.Remove("tool");

        Assert.Equal(["start", "objectives", "evidence", "report", "end"], Ids());
        Assert.Equal(["objectives.Done>evidence", "objectives.NotEnoughVoices>evidence"], ArrowsFrom("objectives"));
    }

    [Fact]
    public void A_stage_that_is_added_is_connected_by_all_its_exits()
    {
        var added = Outline.AddAfter("tool", "CoAudit.AnalyseFindings");

        Assert.Equal(["start", "objectives", "tool", added, "evidence", "report", "end"], Ids());
        Assert.Equal([$"{added}.CriticalFinding>evidence", $"{added}.Done>evidence", $"{added}.NotEnoughVoices>evidence"], ArrowsFrom(added));
        Assert.DoesNotContain(AuditTypeCheck.Problems(Compile(Outline.Definition)), p => p.Code is "unconnected-exit" or "unreachable");
    }

    [Fact]
    public void A_draft_with_nonsense_beside_what_runs_is_shown_and_changed_all_the_same()
    {
        var definition = workflow.Definition.ToJson();
        var tool = definition["root"]!["activities"]!.AsArray().Single(a => (string?)a!["id"] == "tool")!;
        tool["metadata"] = new JsonObject { ["displayText"] = 7, ["designer"] = new JsonObject { ["position"] = new JsonObject { ["x"] = "left", ["y"] = "up" } } };
        definition["root"]!["connections"]!.AsArray().Add(new JsonObject { ["source"] = "tool", ["target"] = 3 });
        var outline = Outline.Of(Compile(definition), Registry)!;

        outline.AddAfter("objectives", "CoAudit.AskEveryone");
        outline.MoveUp("evidence");

        Assert.Equal(["start", "objectives", "ask-everyone", "evidence", "tool", "report", "end"], outline.Steps().Select(s => s.Id));
    }

    [Fact]
    public void A_second_stage_of_a_kind_has_an_id_of_its_own() =>
        Assert.NotEqual(Outline.AddAfter("tool", "CoAudit.AskEveryone"), Outline.AddAfter("tool", "CoAudit.AskEveryone"));

    [Fact]
    public void What_is_added_and_taken_away_again_leaves_the_definition_as_it_was()
    {
        Outline.Remove(Outline.AddAfter("evidence", "CoAudit.SignOff"));

        Assert.Equal(
            workflow.Definition.ToJson()["root"]!["activities"]!.ToJsonString(), Outline.Definition["root"]!["activities"]!.ToJsonString());
        Assert.Equal(["evidence.Done>report", "evidence.NotEnoughVoices>report"], ArrowsFrom("evidence"));
    }

    [Fact]
    public void Where_ways_part_nothing_can_be_moved_or_taken_away_and_settings_can_be_changed()
    {
        var sound = Outline.Of(Drawings.Sound().Compile(), Registry)!;
        var signOff = sound.Steps().Single(s => s.Id is "sign");

        Assert.False(signOff.CanMoveUp || signOff.CanMoveDown || signOff.CanRemove || signOff.CanAddAfter);
        Assert.NotEmpty(signOff.Fields);
        Assert.Equal("ways-cross", Assert.Throws<ConflictException>(() => sound.Remove("sign")).Code);
        Assert.Equal("ways-cross", Assert.Throws<ConflictException>(() => sound.MoveDown("sign")).Code);
        sound.ChangeSettings("sign", new Dictionary<string, string>(StringComparer.Ordinal) { ["due"] = "P1W" });
    }

    [Fact]
    public void What_is_no_stage_stays_where_it_is()
    {
        Assert.Equal("ways-cross", Assert.Throws<ConflictException>(() => Outline.MoveUp("objectives")).Code);
        Assert.Equal("ways-cross", Assert.Throws<ConflictException>(() => Outline.Remove("start")).Code);
        Assert.Throws<NotFoundException>(() => Outline.Remove("nobody"));
        Assert.Throws<InvalidCommandException>(() => Outline.AddAfter("tool", "Elsa.WriteLine"));
    }

    [Fact]
    public void Choices_and_exits_are_called_what_the_canvas_calls_them()
    {
        var sound = Outline.Of(Drawings.Sound().Compile(), Registry)!;
        var signOff = sound.Steps().Single(s => s.Id is "sign");

        Assert.Contains("Not enough voices: report", signOff.Exits);
        Assert.Contains(new OutlineOption("plan", "The action plan"), signOff.Fields.Single(f => f.Name is "subject").Options);
    }

    [Fact]
    public void What_the_installation_has_is_chosen_from_a_list_that_keeps_what_is_chosen_now()
    {
        var choices = new OutlineChoices([new OutlineOption("care", "Care at home")], [new OutlineOption("other", "Another workflow")]);
        var drawn = new Drawing()
            .Boxes(("tool", "CoAudit.BuildAuditTool"), ("reviews", "CoAudit.ScheduleReviews"), ("end", "Elsa.End")).All("tool", "reviews").Arrows("reviews>end");
        var steps = Outline.Of(drawn.Compile(), Registry, choices)!.Steps();

        Assert.Equal(["care", ""], Chosen(steps, "tool", "criteriaSet").Options.Select(o => o.Value));
        Assert.Equal(["other", "follow-up-review"], Chosen(steps, "reviews", "reviewWorkflow").Options.Select(o => o.Value));
        Assert.Equal(OutlineEditor.OneOf, Chosen(steps, "reviews", "reviewWorkflow").Editor);
    }

    [Fact]
    public void What_has_no_effect_is_not_offered() =>
        Assert.DoesNotContain(Outline.Of(new Drawing().Box("respond", "CoAudit.RespondToObjection").Compile(), Registry)!.Steps().Single().Fields, f => f.Name is "due" or "groups");

    [Fact]
    public void A_sequence_is_read_and_changed_in_its_order()
    {
        var outline = Sequence();
        Assert.Equal(["objectives", "tool", "evidence"], outline.Steps().Select(s => s.Id));
        Assert.Equal(["Then: tool"], outline.Steps()[0].Exits);

        outline.MoveUp("evidence");
        outline.MoveDown("objectives");
        Assert.Equal(["evidence", "objectives", "tool"], Activities(outline));

        var added = outline.AddAfter("tool", "CoAudit.AskEveryone");
        outline.Remove("objectives");
        outline.ChangeSettings("tool", new Dictionary<string, string>(StringComparer.Ordinal) { ["due"] = "P1W" });
        Assert.Equal(["evidence", "tool", added], Activities(outline));
        Assert.Equal(outline.Steps().Select(s => s.Id), Outline.Of(Compile(outline.Definition), Registry)!.Steps().Select(s => s.Id));
    }

    [Fact]
    public void The_last_activity_of_a_sequence_stays()
    {
        var outline = Sequence();
        outline.Remove("objectives");
        outline.Remove("evidence");

        Assert.Equal("ways-cross", Assert.Throws<ConflictException>(() => outline.Remove("tool")).Code);
        Assert.False(outline.Steps().Single().CanRemove);
    }

    [Fact]
    public void What_stands_inside_another_activity_follows_it_and_its_settings_can_be_changed()
    {
        var definition = workflow.Definition.ToJson();
        definition["root"]!["activities"]!.AsArray().Add(JsonNode.Parse("""
            { "id": "inner", "type": "Elsa.Sequence", "name": "Inner part", "activities": [ { "id": "ask", "type": "CoAudit.AskEveryone" } ] }
            """));
        var outline = Outline.Of(Compile(definition), Registry)!;
        var ask = outline.Steps().Single(s => s.Id is "ask");

        Assert.Equal("Inner part", ask.Inside);
        Assert.False(ask.CanMoveUp || ask.CanMoveDown || ask.CanRemove || ask.CanAddAfter);
        outline.ChangeSettings("ask", new Dictionary<string, string>(StringComparer.Ordinal) { ["due"] = "P1W" });
        Assert.Equal("P1W", Chosen(outline.Steps(), "ask", "due").Value);
    }

    private static OutlineField Chosen(IReadOnlyList<OutlineStep> steps, string id, string field) =>
        steps.Single(s => string.Equals(s.Id, id, StringComparison.Ordinal)).Fields.Single(f => string.Equals(f.Name, field, StringComparison.Ordinal));

    private static IEnumerable<string> Activities(Outline outline) => outline.Definition["root"]!["activities"]!.AsArray().Select(a => (string)a!["id"]!);

    private static Outline Sequence()
    {
        var definition = Straight().Compile().Definition.ToJson();
        var root = definition["root"]!.AsObject();
        root["type"] = "Elsa.Sequence";
        root.Remove("connections");
        root["activities"] = new JsonArray([.. root["activities"]!.AsArray().Where(a => (string?)a!["id"] is "objectives" or "tool" or "evidence").Select(a => a!.DeepClone())]);
        return Outline.Of(Compile(definition), Registry)!;
    }

    private OutlineStep Step(string id) => Outline.Steps().Single(s => string.Equals(s.Id, id, StringComparison.Ordinal));

    private IEnumerable<string> Ids() => Outline.Steps().Select(s => s.Id);

    private IEnumerable<string> ArrowsFrom(string id) => Outline.Definition["root"]!["connections"]!.AsArray()
        .Where(a => string.Equals((string?)a!["source"]!["activity"], id, StringComparison.Ordinal))
        .Select(a => $"{a!["source"]!["activity"]}.{a["source"]!["port"]}>{a["target"]!["activity"]}").Order(StringComparer.Ordinal);

    private static CompiledWorkflow Compile(JsonObject definition) => CompiledWorkflow.Compile(WorkflowDefinition.Parse(Encoding.UTF8.GetBytes(definition.ToJsonString())), Registry);

    private static Drawing Straight() => new Drawing()
        .Boxes(("start", "Elsa.Start"), ("objectives", "CoAudit.SetObjectives"), ("tool", "CoAudit.BuildAuditTool"), ("evidence", "CoAudit.GatherEvidence"), ("report", "CoAudit.PublishReport"), ("end", "Elsa.End"))
        .Arrows("start>objectives report>end").All("objectives", "tool").All("tool", "evidence").All("evidence", "report");
}
