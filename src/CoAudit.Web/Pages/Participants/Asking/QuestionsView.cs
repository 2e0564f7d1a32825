using CoAudit.Audits.Features.ViewTask;
using CoAudit.Audits.Storage.Stages;
using CoAudit.Web.Pages.Participants.Plans;

namespace CoAudit.Web.Pages.Participants.Asking;

/// <summary>The questions of a step, each with a field for the answer and what this person has answered so far.</summary>
internal sealed record QuestionsView(IReadOnlyList<QuestionRow> Questions, UnnamedWarning? Unnamed) : PartView("Asking/_Questions")
{
    public const string Act = "answers";

    public const string Prefix = "Question-";

    public static QuestionsView Of(MyTaskView task, IEnumerable<ItemView> questions, IFormCollection? typed) => new(
        [
            .. questions.Select(question => new QuestionRow(
                new PartField($"{Prefix}{question.Id}", question.Id, question.Text, typed?[$"{Prefix}{question.Id}"].ToString() ?? "") { Rows = 3, ExactId = $"{Prefix}{question.Id}" },
                [.. task.Mine.Where(mine => string.Equals(mine.About, question.Id, StringComparison.Ordinal)).Select(mine => mine.Text)])),
        ],
        UnnamedWarning.Of(task))
    {
        TakesTheWords = true,
        Meaning = "“I agree” means: I have said what I want to say.",
    };
}

/// <summary>One question.</summary>
internal sealed record QuestionRow(PartField Field, IReadOnlyList<string> Mine);
