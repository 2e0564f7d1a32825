using CoAudit.Audits.Features.ViewTask;

namespace CoAudit.Web.Pages.Participants;

/// <summary>What a person must know before they say something without their name.</summary>
/// <param name="Only">Nothing is kept with a name here.</param>
/// <param name="PeopleInGroup">How many could have said it.</param>
/// <param name="ShowsGroup">The group is named beside the words.</param>
internal sealed record UnnamedWarning(bool Only, int PeopleInGroup, bool ShowsGroup)
{
    /// <summary>Null where everything is said with a name.</summary>
    public static UnnamedWarning? Of(MyTaskView task) =>
        task.Unnamed.Allowed ? new UnnamedWarning(task.Unnamed.Only, task.Unnamed.PeopleInGroup, task.Unnamed.ShowsGroup) : null;

    /// <summary>Who could guess, in plain words.</summary>
    public string WhoCouldGuess => PeopleInGroup switch
    {
        _ when ShowsGroup => $"There are {PeopleInGroup} people in your group. We will show your group, but not the time.",
        1 => "You are the only one in your group. We will not show your group or the time. But people may still guess.",
        _ => $"Only {PeopleInGroup} people are in your group. We will not show your group or the time. But people may still guess.",
    };
}
