using CoAudit.Audits.Features.ViewTask;

namespace CoAudit.Web.Pages.Participants;

/// <summary>What a person must know before they say something without their name.</summary>
/// <param name="Only">Nothing is kept with a name here.</param>
/// <param name="PeopleInGroup">How many could have said it.</param>
/// <param name="ShowsGroup">The group is named beside the words.</param>
/// <param name="Group">The person's own group.</param>
internal sealed record UnnamedWarning(bool Only, int PeopleInGroup, bool ShowsGroup, string Group)
{
    /// <summary>Null where everything is said with a name.</summary>
    public static UnnamedWarning? Of(MyTaskView task) =>
        task.Unnamed.Allowed ? new UnnamedWarning(task.Unnamed.Only, task.Unnamed.PeopleInGroup, task.Unnamed.ShowsGroup, task.Unnamed.Group) : null;

    /// <summary>Who could guess, in plain words.</summary>
    public string WhoCouldGuess => PeopleInGroup switch
    {
        _ when ShowsGroup => $"There are {PeopleInGroup} people in your group. We will show your group, but not the time.",
        1 => $"Only one {One} is in this audit: you. Others could guess that it is you. We will not show your group or the time.",
        2 => "Only 2 people are in your group. We will not show your group or the time. But if the other one uses their name, people may guess that it is you.",
        _ => $"Only {PeopleInGroup} people are in your group. We will not show your group or the time. But people may still guess.",
    };

    private string One => Group switch
    {
        "service-users" => "person who uses the service",
        "care-workers" => "care worker",
        "managers" => "manager",
        _ => "person from outside",
    };
}
