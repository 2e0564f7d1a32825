namespace CoAudit.Audits.Model.Asking;

/// <summary>The questions of a step that asks everyone: an answer says by its <c>about</c> which of them it answers.</summary>
public static class AskedQuestions
{
    public const string Kind = "question";

    /// <summary>In the order in which they are asked; none where people are asked one open question, or about a panel's verdicts.</summary>
    public static IReadOnlyList<AskedQuestion> Questions(this Stage stage) =>
        string.Equals(stage.Type, "CoAudit.AskEveryone", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(stage.Text)
            ? [.. stage.Text.Split('\n').Select((text, i) => new AskedQuestion($"q{i + 1}", text))]
            : [];

    /// <summary>The question that words answer, or null.</summary>
    public static AskedQuestion? FindQuestion(this Stage stage, string? about) =>
        about is null ? null : stage.Questions().FirstOrDefault(question => string.Equals(question.Id, about, StringComparison.Ordinal));
}

/// <summary>One question.</summary>
/// <param name="Id"><c>q1</c> for the first.</param>
public sealed record AskedQuestion(string Id, string Text);
