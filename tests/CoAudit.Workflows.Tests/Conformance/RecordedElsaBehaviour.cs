namespace CoAudit.Workflows.Tests.Conformance;

public sealed class RecordedElsaBehaviour
{
    private static string Root => Path.Combine(AppContext.BaseDirectory, "Conformance", "cases");

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(Root).Where(d => !ConformanceCase.NeedsAServer(d)).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_repeated(string name) => new ConformanceCase(Path.Combine(Root, name)).Play();
}
