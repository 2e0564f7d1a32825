namespace CoAudit.Web.Demo;

/// <summary>Something that people do in a stage.</summary>
/// <param name="Stage">The stage's kind, without its prefix.</param>
/// <param name="Occurrence">1 for the first stage of this kind in the audit.</param>
/// <param name="Day">In working days from the stage's opening.</param>
internal sealed record DemoStep(string Stage, int Occurrence, int Day, TimeOnly Time, Func<DemoAudit, CancellationToken, Task> Act)
{
    public string Type => $"CoAudit.{Stage}";
}
