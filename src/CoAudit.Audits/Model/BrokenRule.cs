namespace CoAudit.Audits.Model;

/// <summary>One thing that is wrong with what somebody sent: the field, as the API names it, and what to do.</summary>
public sealed record BrokenRule(string Field, string Message);

/// <summary>A command was refused and changed nothing. The host maps the family to answers in one place.</summary>
public abstract class RefusedException(string message) : Exception(message);

/// <summary>The command's content breaks rules (422).</summary>
public sealed class InvalidCommandException(IReadOnlyList<BrokenRule> rules)
    : RefusedException(string.Join(" ", rules.Select(r => r.Message)))
{
    public InvalidCommandException(string field, string message)
        : this([new BrokenRule(field, message)])
    {
    }

    public IReadOnlyList<BrokenRule> Rules { get; } = rules;
}

/// <summary>What the command is about does not exist, or not for this caller (404).</summary>
public sealed class NotFoundException(string what) : RefusedException($"There is no such {what}.");

/// <summary>The thing exists, but doing this to it is somebody else's right alone (403).</summary>
public sealed class NotYoursException(string message) : RefusedException(message);

/// <summary>The thing exists, but the time for this is over or has not come (409).</summary>
public sealed class ConflictException(string code, string message) : RefusedException(message)
{
    /// <summary>Stable name for programs, for example <c>stage-closed</c>.</summary>
    public string Code { get; } = code;
}
