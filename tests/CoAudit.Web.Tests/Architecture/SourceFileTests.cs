namespace CoAudit.Web.Tests.Architecture;

public sealed class SourceFileTests
{
    private const int MostLines = 400;

    // In pieces, so that this file does not break its own rule.
    private static readonly string[] NotForHere =
    [
        "/wo" + "rk/", "/tm" + "p/wt", "/ro" + "ot/", "../sha" + "red", "issues sh" + "ow", "Clau" + "de", "Anthro" + "pic", "ChatG" + "PT", "Copi" + "lot",
        "registry.np" + "mjs.org", "api.nu" + "get.org", "\"resolved\": \"ht" + "tp",
    ];

    [Fact]
    public void No_source_file_is_longer_than_400_lines() => Assert.Empty(TooLong(SourceFiles.All()));

    [Fact]
    public void No_file_names_a_machine_a_registry_or_a_tool_of_those_who_wrote_it() => Assert.Empty(Unwanted(SourceFiles.All()));

    [Fact]
    public void A_file_of_401_lines_is_reported() =>
        Assert.Equal(
            ["src/Long.cs has 401 lines"],
            TooLong(
            [
                ("src/Long.cs", string.Concat(Enumerable.Repeat("line\n", MostLines + 1))),
                ("src/Fine.cs", string.Concat(Enumerable.Repeat("line\n", MostLines))),
                ("src/Storage/Migrations/Long.cs", string.Concat(Enumerable.Repeat("line\n", MostLines + 1))),
            ]));

    [Fact]
    public void Each_unwanted_word_is_reported() =>
        Assert.Equal(
            NotForHere.Select(word => $"docs/notes.md says {word}"),
            NotForHere.SelectMany(word => Unwanted([("docs/notes.md", $"see {word.ToUpperInvariant()}x")])));

    [Fact]
    public void The_rules_look_at_the_whole_project()
    {
        var paths = SourceFiles.All().Select(file => file.Path).ToHashSet(StringComparer.Ordinal);

        Assert.Superset(
            new HashSet<string>(["LICENSE", "scripts/test", "src/CoAudit.Web/Program.cs", "src/CoAudit.Web/packages.lock.json", "tests/Support/exim.conf"], StringComparer.Ordinal),
            paths);
    }

    private static IEnumerable<string> TooLong(IEnumerable<(string Path, string Text)> files) =>
        from file in files
        let lines = file.Text.TrimEnd('\n').Count(character => character == '\n') + 1
        where file.Path.EndsWith(".cs", StringComparison.Ordinal) && !file.Path.Contains("/Migrations/", StringComparison.Ordinal) && lines > MostLines
        select $"{file.Path} has {lines} lines";

    private static IEnumerable<string> Unwanted(IEnumerable<(string Path, string Text)> files) =>
        from file in files
        from word in NotForHere
        where file.Text.Contains(word, StringComparison.OrdinalIgnoreCase)
        select $"{file.Path} says {word}";
}
