namespace CoAudit.Web.Pages.Participants;

internal static class AnswerWords
{
    /// <summary>The label of a sign-off answer by its stored name.</summary>
    public static string Of(string answer) =>
        TaskModel.Answers.FirstOrDefault(option => string.Equals(option.Value, answer, StringComparison.Ordinal))?.Text ?? answer;
}
