namespace CoAudit.Audits.Model;

/// <summary>The four answers to a sign-off. Silence is none of them.</summary>
public enum SignOffAnswer
{
    Agree,
    AgreeWithConcern,
    Object,
    NotForMeNow,
}

/// <summary>Answers as the API and the forms write them.</summary>
public static class SignOffAnswers
{
    public static IReadOnlyList<SignOffAnswer> All { get; } =
        [SignOffAnswer.Agree, SignOffAnswer.AgreeWithConcern, SignOffAnswer.Object, SignOffAnswer.NotForMeNow];

    public static string Code(this SignOffAnswer answer) => answer switch
    {
        SignOffAnswer.Agree => "agree",
        SignOffAnswer.AgreeWithConcern => "agree-with-concern",
        SignOffAnswer.Object => "object",
        SignOffAnswer.NotForMeNow => "not-for-me-now",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "Not an answer."),
    };

    public static string Label(this SignOffAnswer answer) => answer switch
    {
        SignOffAnswer.Agree => "I agree",
        SignOffAnswer.AgreeWithConcern => "I agree, with a concern",
        SignOffAnswer.Object => "I object",
        SignOffAnswer.NotForMeNow => "Not for me now",
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "Not an answer."),
    };

    public static bool Agrees(this SignOffAnswer answer) => answer is SignOffAnswer.Agree or SignOffAnswer.AgreeWithConcern;

    public static SignOffAnswer? Find(string? code)
    {
        foreach (var answer in All)
        {
            if (string.Equals(answer.Code(), code, StringComparison.Ordinal))
            {
                return answer;
            }
        }

        return null;
    }
}

/// <summary>A participant's recorded decision, once per task.</summary>
public sealed class SignOff
{
    /// <summary>Also the key: a task has one sign-off at the most, and the database holds us to it.</summary>
    public required TaskId TaskId { get; init; }

    public required StageId StageId { get; init; }

    public required ParticipantId ParticipantId { get; init; }

    public required SignOffAnswer Answer { get; init; }

    /// <summary>In the person's own words; always there for an objection.</summary>
    public string? Reason { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 of the words that the person was asked to decide on.</summary>
    public required string VersionSeen { get; init; }

    /// <summary>True when it came after the stage had closed: kept and shown, not counted.</summary>
    public required bool Late { get; init; }

    /// <summary>Blinds the commitment in the audit trail: until the reveal not even the trail tells the answer.</summary>
    public required byte[] Salt { get; init; }
}
