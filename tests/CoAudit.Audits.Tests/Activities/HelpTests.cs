using CoAudit.Audits.Activities;
using CoAudit.Workflows.Activities;

namespace CoAudit.Audits.Tests.Activities;

/// <summary>What the designer says beside an input.</summary>
public sealed class HelpTests
{
    private const string NoDuration = "soon";

    private static readonly ActivityRegistry Registry = ActivityRegistry.FromAssemblies(typeof(StageActivity).Assembly);

    public static TheoryData<string, string> Durations =>
    [
        .. Registry.All.SelectMany(type => type.Offered.Where(WantsDuration).Select(input => new TheoryDataRow<string, string>(type.Name, input.Name))),
    ];

    [Theory]
    [MemberData(nameof(Durations))]
    public void A_length_of_time_says_how_it_is_written(string type, string input) =>
        Assert.Contains("for example", Registry.Find(type)!.Inputs.Single(i => i.Name == input).Description, StringComparison.Ordinal);

    private static bool WantsDuration(InputDeclaration input) =>
        input.Validate?.Invoke(input.ValueType == typeof(string) ? NoDuration : new[] { NoDuration })?.Contains("no length of time", StringComparison.Ordinal) == true;
}
