namespace CoAudit.Audits.Model.Plans;

/// <summary>"It lasts if…": what is looked at, who looks, and how much is enough. Without all three nobody could say later that it did not last.</summary>
public sealed record LastsIf(string Measure, string WhoLooks, string Threshold)
{
    private static readonly char[] Marks = ['\n', '|', ';'];

    public static LastsIf None { get; } = new("", "", "");

    public bool IsComplete => Measure.Length > 0 && WhoLooks.Length > 0 && Threshold.Length > 0;

    /// <summary>
    /// Reads the three parts from a participant's words, in this order, on lines of their own or with <c>|</c> or <c>;</c> between them. What is not there stays
    /// empty; what is more belongs to the threshold.
    /// </summary>
    public static LastsIf Read(string text)
    {
        var parts = text.Split(Marks, 3, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new LastsIf(parts.ElementAtOrDefault(0) ?? "", parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "");
    }

    /// <summary>The same with the parts that the other one has.</summary>
    public LastsIf With(LastsIf other) => new(
        other.Measure.Length > 0 ? other.Measure : Measure,
        other.WhoLooks.Length > 0 ? other.WhoLooks : WhoLooks,
        other.Threshold.Length > 0 ? other.Threshold : Threshold);

    public override string ToString() => string.Join('\n', new[] { Measure, WhoLooks, Threshold }.Where(part => part.Length > 0));
}
