namespace CoAudit.Audits.Model.Plans;

/// <summary>Where an action stands. Done is a claim, confirmed is what another group saw, sustained is what lasted.</summary>
public enum ActionStatus
{
    Proposed,
    Agreed,
    InProgress,
    Done,
    Confirmed,
    Sustained,
    Reopened,

    /// <summary>Cannot be done yet; the reason is on record and everyone sees it.</summary>
    CannotYet,
}

/// <summary>States as the API names them.</summary>
public static class ActionStatuses
{
    public static string Code(this ActionStatus status) => status switch
    {
        ActionStatus.Proposed => "proposed",
        ActionStatus.Agreed => "agreed",
        ActionStatus.InProgress => "in-progress",
        ActionStatus.Done => "done",
        ActionStatus.Confirmed => "confirmed",
        ActionStatus.Sustained => "sustained",
        ActionStatus.Reopened => "reopened",
        ActionStatus.CannotYet => "cannot-do-yet",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a state of an action."),
    };

    /// <summary>It was agreed and is somebody's work: reviews look at it.</summary>
    public static bool IsUnderWay(this ActionStatus status) => status is not (ActionStatus.Proposed or ActionStatus.CannotYet);
}
