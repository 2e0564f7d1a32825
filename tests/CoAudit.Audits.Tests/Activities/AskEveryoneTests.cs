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

        Assert.Equal("What gets in the way?\nWhat helps?", settings.Text);
    }

    [Fact]
    public void Nobody_is_promised_to_be_anonymous_until_it_can_be_kept() => Assert.Contains(
        OneActivity.Compile("CoAudit.AskEveryone", Exits, ("anonymous", true)).Check(),
        problem => problem.Severity == ProblemSeverity.Error && problem.Path.EndsWith("anonymous", StringComparison.Ordinal));

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
