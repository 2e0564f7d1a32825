using System.Text.Json;
using CoAudit.Audits.Activities;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Workflows.Activities;
using CoAudit.Workflows.Descriptors;

namespace CoAudit.Audits.Tests.Activities;

public sealed class RespondToObjectionTests
{
    private static readonly string[] Exits = ["Resolved", "Unresolved"];

    [Fact]
    public void Managers_answer_within_five_working_days_in_two_rounds_unless_told()
    {
        var settings = Assert.Single(OneActivity.Compile("CoAudit.RespondToObjection", Exits).Start().Effects.OfType<OpenStage>()).Settings;

        Assert.Equal(("5 working days", new RespondSettings()), (settings.Due, Told(settings)));
        Assert.Equal([Group.Managers], settings.Groups);
    }

    [Fact]
    public void The_definition_can_say_who_answers_how_long_and_how_often()
    {
        var workflow = OneActivity.Compile("CoAudit.RespondToObjection", Exits, ("responder", "independent"), ("within", "PT30S"), ("rounds", 1));
        var settings = Assert.Single(workflow.Start().Effects.OfType<OpenStage>()).Settings;

        Assert.Equal(("PT30S", new RespondSettings { Responder = "independent", Within = "PT30S", Rounds = 1 }), (settings.Due, Told(settings)));
        Assert.Empty(settings.Groups);
    }

    [Theory]
    [InlineData("Resolved")]
    [InlineData("Unresolved")]
    public void It_waits_and_leaves_by_how_the_objections_ended(string outcome)
    {
        var workflow = OneActivity.Compile("CoAudit.RespondToObjection", Exits);

        Assert.Equal(outcome, workflow.EndAfter(workflow.Start(), outcome));
    }

    [Theory]
    [InlineData("responder", "the boss")]
    [InlineData("within", "soon")]
    [InlineData("rounds", 0)]
    [InlineData("rounds", 6)]
    public void Publishing_refuses_what_cannot_be(string input, object value)
    {
        var workflow = OneActivity.Compile("CoAudit.RespondToObjection", Exits, (input, System.Text.Json.Nodes.JsonValue.Create(value)));

        Assert.Contains(workflow.Check(), problem => problem.Path.EndsWith(input, StringComparison.Ordinal));
    }

    private static RespondSettings Told(StageSettings settings) => JsonSerializer.Deserialize<RespondSettings>(settings.Inputs!, JsonSerializerOptions.Web)!;

    [Fact]
    public void Only_what_has_an_effect_is_offered() => Assert.Equal(
        ["Title", "Reminders", "EscalateBefore", "Instructions", "Responder", "Within", "Rounds"],
        ActivityDescriptors.Of(ActivityRegistry.FromAssemblies(typeof(StageActivity).Assembly).Find("CoAudit.RespondToObjection")!).Inputs.Select(input => input.Name));

    [Fact]
    public void Both_exits_must_lead_somewhere() => Assert.NotEmpty(OneActivity.Compile("CoAudit.RespondToObjection", ["Resolved"]).Check());
}
