using CoAudit.Audits.Activities;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Ways;

namespace CoAudit.Audits.Checks;

/// <summary>Remembers on each way what is still owed to people: an answer to an objection, a sign-off of a plan, a review of it.</summary>
internal sealed class PlanWatch(PlanSignOffs signOffs) : IWayWatch
{
    /// <summary>A plan was made and not everyone was asked to sign it off.</summary>
    public const int Unsigned = 1;

    /// <summary>Somebody objected and nobody had to respond.</summary>
    public const int Unanswered = 2;

    /// <summary>A plan stands and nobody looks whether it lasts.</summary>
    public const int Unreviewed = Agreed | Standing;

    private const int Agreed = 4;

    // Not agreed, so that a new plan takes its place.
    private const int Standing = 32;

    // Too few spoke for a plan; nothing is owed as long as it is not treated as one.
    private const int TooFew = 8;

    // There is a plan at all: a sign-off of a plan that this workflow does not make is another's.
    private const int Made = 16;

    public int After(int memory, CompiledActivity activity, string exit) => activity.Activity switch
    {
        PlanActions => exit is "Done" ? memory | Unsigned | Standing | Made : (memory & ~Standing) | TooFew | Made,
        Activities.SignOff => SignedOff(memory, activity, exit),
        ScheduleReviews => (memory & TooFew) == 0 ? memory & ~Unreviewed : (memory & ~Unreviewed) | Unsigned,
        RespondToObjection => memory & ~Unanswered,
        _ => memory,
    };

    private int SignedOff(int memory, CompiledActivity activity, string exit)
    {
        var after = exit is "Objected" ? memory | Unanswered : memory;
        if (!PlanSignOffs.IsOfPlan(activity) || signOffs.Gap(activity) is not null)
        {
            return after;
        }

        // A plan that too few signed is not agreed, so there is nothing to review.
        after &= ~(Unsigned | TooFew | Unreviewed);
        return exit is "NotEnoughVoices" || (memory & Made) == 0 ? after : after | (exit is "Agreed" ? Agreed : Standing);
    }
}
