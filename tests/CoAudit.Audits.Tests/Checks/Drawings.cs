namespace CoAudit.Audits.Tests.Checks;

/// <summary>A sound audit type, and the ways in which a quality lead can spoil one.</summary>
internal static class Drawings
{
    /// <summary>Objectives, a plan, its sign-off with a response to objections, reviews, a report.</summary>
    public static Drawing Sound() => Plan().Box("reviews", "CoAudit.ScheduleReviews").Box("end", "Elsa.End").Arrows("reviews>report report>end").Arrows(Signed("reviews"));

    /// <summary>Each with the rule that it breaks, the box that is named, and the shortest way that shows it.</summary>
    public static IEnumerable<SpoiledDrawing> Spoiled()
    {
        yield return new("objection straight to the end", "objection-unanswered", "sign", "start objectives plan sign report end", Base()
            .Arrows("sign.Agreed>reviews sign.Objected>report sign.NotEnoughVoices>report respond.Resolved>reviews respond.Unresolved>report")
            .Decision("d", "true").Arrows("d.True>respond d.False>end"));
        yield return new("objection sent back only", "objection-unanswered", "sign", "start objectives plan sign plan sign report end", Base()
            .Arrows("sign.Agreed>reviews sign.Objected>plan sign.NotEnoughVoices>report respond.Resolved>reviews respond.Unresolved>report"));
        yield return new("objection to something else unanswered", "objection-unanswered", "tool", "start objectives tool plan sign report end", Plan("tool")
            .SignOff("tool", "tool").Box("reviews", "CoAudit.ScheduleReviews").Box("end", "Elsa.End").All("tool", "plan").Arrows("reviews>report report>end").Arrows(Signed("reviews")));
        yield return new("no sign-off", "plan-without-sign-off", "plan", "start objectives plan reviews report end", Plan("plan", "reviews")
            .Box("reviews", "CoAudit.ScheduleReviews").Box("end", "Elsa.End").Arrows("reviews>report report>end"));
        yield return new("a sign-off without care workers", "plan-without-sign-off", "plan", "start objectives plan sign report end", Plan(signedBy: ["service-users", "managers", "other-stakeholders"])
            .Box("reviews", "CoAudit.ScheduleReviews").Box("end", "Elsa.End").Arrows("reviews>report report>end").Arrows(Signed("reviews")));
        yield return new("a sign-off that needs nobody", "plan-without-sign-off", "plan", "start objectives plan sign report end", Plan(minPerGroup: 0)
            .Box("reviews", "CoAudit.ScheduleReviews").Box("end", "Elsa.End").Arrows("reviews>report report>end").Arrows(Signed("reviews")));
        yield return new("a way around the sign-off", "plan-without-sign-off", "plan", "start objectives plan urgent end", Plan("plan", "urgent")
            .Decision("urgent", "getVariable('x')").Box("reviews", "CoAudit.ScheduleReviews").Box("end", "Elsa.End")
            .Arrows("urgent.True>end urgent.False>sign reviews>report report>end").Arrows(Signed("reviews")));
        yield return new("too few planned, reviewed all the same", "plan-without-sign-off", "plan", "start objectives plan reviews report end", Base()
            .Without("plan.NotEnoughVoices").Arrows("plan.NotEnoughVoices>reviews").Arrows(Signed("reviews")));
        yield return new("no review", "plan-without-review", "plan", "start objectives plan sign report end", Base().Box("nowhere", "Elsa.Start").Arrows(Signed("report")));
        yield return new("reviews on another branch", "plan-without-review", "plan", "start objectives plan sign ask end", Base()
            .Decision("ask", "getVariable('x')").Arrows("ask.True>reviews ask.False>end").Arrows(Signed("ask")));
        yield return new("a stage for managers", "managers-only", "objectives", "", Sound().With("objectives", "groups", "managers"));
        yield return new("a review panel of managers", "invalid-input", "reviews", "", Sound().With("reviews", "panel", "managers"));
        yield return new("silence asked again without end", "waits-for-ever", "objectives", "start objectives objectives", Sound().Without("objectives.NotEnoughVoices").Arrows("objectives.NotEnoughVoices>objectives"));
        yield return new("a count that nothing looks at", "waits-for-ever", "sign", "start objectives plan sign count again sign", Base()
            .Counted("count", "again").With("again", "condition", true).Arrows("sign.Agreed>reviews sign.Objected>respond sign.NotEnoughVoices>count again.True>sign again.False>report respond.Resolved>reviews respond.Unresolved>reviews"));
        yield return new("a count that lets people out too early only", "waits-for-ever", "sign", "start objectives plan sign count again sign", Base()
            .Counted("count", "again").Arrows("sign.Agreed>reviews sign.Objected>respond sign.NotEnoughVoices>count again.True>report again.False>sign respond.Resolved>reviews respond.Unresolved>reviews"));
        yield return new("a join of two exits of one stage", "join-never-runs", "join", "start objectives plan sign join", Base()
            .Join("join", "WaitAll").Arrows("sign.Agreed>join sign.NotEnoughVoices>join join>reviews sign.Objected>respond respond.Resolved>reviews respond.Unresolved>reviews"));
        yield return new("a join with a branch that may not come", "join-may-not-run", "join", "start objectives plan sign fork d join", Base()
            .Fork("fork", "A", "B").Decision("d", "getVariable('x')").Join("join", "WaitAll")
            .Arrows("fork.A>join fork.B>d d.True>join d.False>reviews join>reviews").Arrows(Signed("fork")));
    }

    private static Drawing Base() => Plan().Box("reviews", "CoAudit.ScheduleReviews").Box("end", "Elsa.End").Arrows("reviews>report report>end");

    // Everything up to the sign-off, whose exits the caller leads on.
    private static Drawing Plan(string afterObjectives = "plan", string afterPlan = "sign", string[]? signedBy = null, int minPerGroup = 1) => new Drawing()
        .Boxes(("start", "Elsa.Start"), ("objectives", "CoAudit.SetObjectives"), ("plan", "CoAudit.PlanActions"), ("respond", "CoAudit.RespondToObjection"), ("report", "CoAudit.PublishReport"))
        .SignOff("sign", groups: signedBy, minPerGroup: minPerGroup)
        .Arrows("start>objectives").All("objectives", afterObjectives).All("plan", afterPlan);

    private static string Signed(string next) => $"sign.Agreed>{next} sign.Objected>respond sign.NotEnoughVoices>report respond.Resolved>{next} respond.Unresolved>{next}";
}

/// <summary>A definition with one flaw.</summary>
/// <param name="Way">Ids on the shortest way, with spaces between; empty when the rule needs none.</param>
internal sealed record SpoiledDrawing(string Name, string Code, string At, string Way, Drawing Drawing);
