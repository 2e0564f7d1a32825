using System.Text.Json.Nodes;
using CoAudit.Audits.Activities;
using CoAudit.Workflows.Definitions;

namespace CoAudit.Audits.Tests.Activities;

public sealed class AskEveryoneTests
{
    private static readonly string[] Exits = ["Done", "NotEnoughVoices"];

    [Fact]
    public void Each_question_is_a_line_and_empty_ones_go()
    {
        var workflow = OneActivity.Compile("CoAudit.AskEveryone", Exits, ("questions", new JsonArray(" What gets in the way? ", "", "What helps?")));
        var settings = Assert.Single(workflow.Start().Effects.OfType<OpenStage>()).Settings;

        Assert.Equal(("What gets in the way?\nWhat helps?", """{"anonymous":false}"""), (settings.Text, settings.Inputs));
    }

    [Fact]
    public void It_can_ask_without_names()
    {
        var workflow = OneActivity.Compile("CoAudit.AskEveryone", Exits, ("anonymous", true));

        Assert.DoesNotContain(workflow.Check(), p => p.Severity == ProblemSeverity.Error);
        Assert.Equal("""{"anonymous":true}""", Assert.Single(workflow.Start().Effects.OfType<OpenStage>()).Settings.Inputs);
    }

    [Theory]
    [InlineData("Done")]
    [InlineData("NotEnoughVoices")]
    public void It_waits_and_leaves_by_how_many_were_heard(string outcome)
    {
        var workflow = OneActivity.Compile("CoAudit.AskEveryone", Exits);

        Assert.Equal(outcome, workflow.EndAfter(workflow.Start(), outcome));
    }

    [Fact]
    public void Nobody_is_asked_more_than_twenty_questions_at_once()
    {
        var questions = new JsonArray([.. Enumerable.Range(1, 21).Select(i => (JsonNode)$"Question {i}?")]);

        Assert.Contains(OneActivity.Compile("CoAudit.AskEveryone", Exits, ("questions", questions)).Check(), p => p.Message.Contains("20", StringComparison.Ordinal));
    }
}
