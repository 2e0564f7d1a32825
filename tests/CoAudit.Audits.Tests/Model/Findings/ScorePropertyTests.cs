using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;
using CsCheck;

namespace CoAudit.Audits.Tests.Model.Findings;

public sealed class ScorePropertyTests
{
    private static readonly ScoredCriterion[] Tool = [new("C1", true), new("C2", false), new("C3", true), new("C4", false)];

    private static readonly Gen<ScoreAnswer> Answer = Gen.Select(
        Gen.Int[1, 4].Select(i => $"C{i}"), Gen.Int[0, 3].Select(i => Groups.All[i]), Gen.Int[0, 4],
        (criterion, group, rating) => new ScoreAnswer(criterion, group, rating == 0 ? null : rating));

    private static readonly Gen<ScoreAnswer[]> Answers = Answer.Array[0, 60];

    [Fact]
    public void The_order_of_answers_does_not_matter() =>
        Answers.SelectMany(answers => Gen.Shuffle(answers).Select(shuffled => (answers, shuffled))).Sample(both => Assert.Equal(Seen(both.answers), Seen(both.shuffled)));

    [Fact]
    public void One_more_dont_know_changes_nothing() =>
        Gen.Select(Answers, Answer).Sample((answers, more) => Assert.Equal(Seen(answers), Seen([.. answers, more with { Rating = null }])));

    [Fact]
    public void A_group_of_one_weighs_as_much_as_a_group_of_forty() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4]).Sample((one, forty) =>
        {
            ScoreAnswer[] answers =
            [
                new("C1", Group.ServiceUsers, one),
                .. Enumerable.Repeat(new ScoreAnswer("C1", Group.CareWorkers, forty), 40),
            ];

            Assert.Equal(new Fraction(one + forty, 2), Scores.Of(Tool, answers).Criteria[0].Joint);
        });

    [Fact]
    public void Everyone_answering_twice_in_the_same_way_changes_no_score() =>
        Answers.Sample(answers => Assert.Equal(Numbers(answers), Numbers([.. answers, .. answers])));

    [Fact]
    public void Each_score_lies_between_the_lowest_and_the_highest_answer() =>
        Answers.Sample(answers => Assert.All(
            Scores.Of(Tool, answers).Criteria.Where(c => c.Joint is not null),
            c =>
            {
                var ratings = answers.Where(a => a.Criterion == c.Id && a.Rating is not null).Select(a => a.Rating!.Value).ToList();
                Assert.True(ratings.Min() <= c.Joint && c.Joint <= ratings.Max());
                Assert.True(c.Divergence >= 0 && c.Divergence <= ratings.Max() - ratings.Min());
            }));

    [Fact]
    public void Percents_lie_between_25_and_100() =>
        Answers.Sample(answers => Assert.True(Scores.Of(Tool, answers).Total is not { } total || (total.Percent >= 25 && total.Percent <= 100)));

    private static string Seen(ScoreAnswer[] answers)
    {
        var scores = Scores.Of(Tool, answers);
        return string.Join('\n', [Numbers(answers), .. scores.Criteria.SelectMany(c => c.Groups).Select(g => $"{g.Group} {g.Answers} {g.ShownMean}")]);
    }

    private static string Numbers(ScoreAnswer[] answers)
    {
        var scores = Scores.Of(Tool, answers);
        return string.Join(
            '\n',
            [
                $"{scores.Total?.Percent} {scores.Headline} {scores.Capped}",
                .. scores.Order.Select(c => $"{c.Id} {c.Joint} {c.Divergence} {string.Join(' ', c.Groups.Select(g => $"{g.Group}={g.Mean}"))}"),
                .. scores.PerGroup.Select(g => $"{g.Key} {g.Value.Percent}"),
            ]);
    }
}
