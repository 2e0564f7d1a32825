using CoAudit.Audits.Model.EasyRead;

namespace CoAudit.Audits.Tests.EasyRead;

public sealed class EasyReadCheckTests
{
    [Theory]
    [InlineData("Is your room clean?")]
    [InlineData("When you feel ill, does someone come quickly?")]
    [InlineData("Do you know who the manager is?")]
    [InlineData("If there are germs about, can your visitor still come?")]
    public void An_easy_question_is_left_alone(string question) => Assert.Empty(EasyReadCheck.Of(question));

    [Fact]
    public void Words_of_forms_are_found_and_easier_ones_offered()
    {
        var problems = EasyReadCheck.Of("Do you have adequate access to hygiene facilities?");

        Assert.Equal(
            [
                "'access' is a hard word. Say: get, get in, use.",
                "'adequate' is a hard word. Say: enough, good enough.",
                "'facilities' is a hard word. Say: places, rooms.",
                "'hygiene' is a hard word. Say: keeping clean.",
            ],
            problems.Select(problem => problem.Message));
    }

    [Theory]
    [InlineData("", "not-one-question")]
    [InlineData("Your room is clean.", "not-one-question")]
    [InlineData("Do you feel safe here? At night?", "not-one-question")]
    [InlineData("Staff must knock. Do they?", "not-one-question")]
    [InlineData("Do the people who help you to wash and dress ask you first what you would like to wear?", "too-long")]
    [InlineData("Do staff wear PPE?", "short-form")]
    [InlineData("Does the GP come?", "short-form")]
    [InlineData("Do staff knock (at night)?", "marks")]
    [InlineData("Do staff knock and/or call?", "marks")]
    [InlineData("Is help available?", "hard-word")]
    [InlineData("Do you like the rehabilitation?", "hard-word")]
    [InlineData("Were you assessed?", "hard-word")]
    [InlineData("Are policies kept?", "hard-word")]
    [InlineData("Is Your Personal Care good?", "hard-word")]
    public void What_makes_a_question_hard_is_named(string question, string code) =>
        Assert.Equal([code], EasyReadCheck.Of(question).Select(problem => problem.Code).Distinct());

    [Fact]
    public void Fifteen_words_are_the_most() =>
        Assert.Equal(
            ["Use 15 words or fewer. There are 16."],
            EasyReadCheck.Of("Do you get the help that you need when you ask the staff for it here?").Select(problem => problem.Message));

    [Fact]
    public void No_hard_word_is_offered_in_place_of_another() =>
        Assert.DoesNotContain(HardWords.All, word => HardWords.In(word.SayInstead).Any());
}
