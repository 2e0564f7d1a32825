using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Tests.Model.Findings;

/// <summary>Reads a score matrix as people write it: one row a criterion, one column a person, <c>*</c> for critical, <c>–</c> for no number.</summary>
internal static class ScoreMatrix
{
    public static (List<ScoredCriterion> Criteria, List<ScoreAnswer> Answers) Read(IReadOnlyList<Group> people, string rows)
    {
        List<ScoredCriterion> criteria = [];
        List<ScoreAnswer> answers = [];
        foreach (var row in rows.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var id = cells[0].TrimEnd('*');
            criteria.Add(new ScoredCriterion(id, cells[0].EndsWith('*')));
            Assert.Equal(people.Count, cells.Length - 1);
            answers.AddRange(people.Zip(cells.Skip(1), (group, cell) => new ScoreAnswer(id, group, int.TryParse(cell, out var rating) ? rating : null)));
        }

        return (criteria, answers);
    }

    public static Scores Of(IReadOnlyList<Group> people, string rows)
    {
        var (criteria, answers) = Read(people, rows);
        return Scores.Of(criteria, answers);
    }
}
