using CoAudit.Audits.Model;

namespace CoAudit.Web.StudioApi;

/// <summary>
/// The same done to many things, each in a transaction of its own. What is refused keeps nothing else from being done, and is told by its name: Studio's own answer
/// is a number that it shows to nobody.
/// </summary>
/// <param name="done">What was done to those that it was done to, as in "2 were deleted".</param>
internal sealed class OneByOne(string done)
{
    private readonly List<string> refusals = [];

    public int Done { get; private set; }

    /// <param name="act">Does it to one; false when there is no such thing any more.</param>
    /// <param name="name">What people call it; null when the refusal says so itself.</param>
    public async Task TryAsync(Func<Task<bool>> act, Func<Task<string>>? name = null)
    {
        try
        {
            Done += await act() ? 1 : 0;
        }
        catch (NotFoundException)
        {
            // Somebody else was quicker.
        }
        catch (RefusedException refusal)
        {
            refusals.Add(name is null ? refusal.Message : $"{await name()}: {refusal.Message}");
        }
    }

    /// <summary>Tells of some to which it was not even tried.</summary>
    public void Refuse(string why) => refusals.Add(why);

    /// <param name="answer">What is answered when nothing was refused.</param>
    public IResult Answer(object answer) => refusals.Count == 0 ? Results.Ok(answer) : StudioProblems.Refusal(Done == 0 ? refusals : [Told(), .. refusals]);

    private string Told() => Done == 1 ? $"1 was {done}." : $"{Done} were {done}.";
}
