namespace CoAudit.Audits.Model.Tools;

/// <summary>
/// Every criteria set, framework and crosswalk that can be used. A file that cannot is named with its problems, and the others are there.
/// </summary>
public sealed class CriteriaLibrary
{
    private const string FileEnding = ".json";

    private readonly List<RefusedFile> refused = [];

    /// <summary>A library with nothing in it.</summary>
    public static CriteriaLibrary Empty { get; } = Build([], [], []);

    public IReadOnlyList<Framework> Frameworks { get; private set; } = [];

    public IReadOnlyList<CriteriaSet> Sets { get; private set; } = [];

    public IReadOnlyList<Crosswalk> Crosswalks { get; private set; } = [];

    public IReadOnlyList<RefusedFile> Refused => refused;

    public static CriteriaLibrary Build(IEnumerable<DataFile> frameworks, IEnumerable<DataFile> criteria, IEnumerable<DataFile> crosswalks)
    {
        CriteriaLibrary library = new();
        library.Frameworks = library.Load(frameworks, Framework.Read, framework => framework.Id, _ => []);
        library.Sets = library.Load(criteria, CriteriaSet.Read, set => set.Id, library.ProblemsOf);
        library.Crosswalks = library.Load(crosswalks, Crosswalk.Read, crosswalk => crosswalk.Id, library.ProblemsOf);
        return library;
    }

    /// <summary>The set with that id, which is what the designer's <c>criteriaSet</c> names; the name of its file, with the ending, is the same set.</summary>
    public CriteriaSet? FindSet(string id)
    {
        var name = id.Trim();
        name = name.EndsWith(FileEnding, StringComparison.OrdinalIgnoreCase) ? name[..^FileEnding.Length] : name;
        return Sets.FirstOrDefault(set => string.Equals(set.Id, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The criterion with that id, in whichever set it is.</summary>
    public Criterion? FindCriterion(string? id) => id is null ? null : Sets.Select(set => set.Find(id)).FirstOrDefault(criterion => criterion is not null);

    public Framework? FindFramework(string id) => Frameworks.FirstOrDefault(framework => string.Equals(framework.Id, id, StringComparison.Ordinal));

    /// <summary>Where a criterion stands in a framework: what it says itself, and what the crosswalks from its set say.</summary>
    public IReadOnlyList<Mapping> MappingsOf(CriteriaSet set, Criterion criterion) =>
        [.. criterion.Mappings, .. RowsFrom(set.Id, [criterion.Id]).Select(step => MappingOf(step.Crosswalk, step.Row))];

    /// <summary>
    /// What the crosswalks from one framework to another make of a criterion's places. One step and no more: a chain of working views says nothing any more.
    /// </summary>
    public IReadOnlyList<Mapping> MappingsThrough(CriteriaSet set, Criterion criterion) =>
    [
        .. MappingsOf(set, criterion).SelectMany(mapping => RowsFrom(mapping.Framework, mapping.Codes))
            .Select(step => MappingOf(step.Crosswalk, step.Row) with { Through = new ReadThrough(step.Crosswalk, step.Row.From) }),
    ];

    /// <summary>The regulations that a line of a tool has to do with; none for a line that people wrote themselves.</summary>
    public IReadOnlyList<RegulationNote> RegulationsOf(string? line) => FindCriterion(line) is { } criterion
        ?
        [
            .. MappingsOf(Sets.First(set => set.Find(criterion.Id) is not null), criterion)
                .Where(mapping => FindFramework(mapping.Framework) is { IsRegulations: true })
                .SelectMany(mapping => mapping.Codes.Select(code => new RegulationNote(code, FindFramework(mapping.Framework)?.Find(code)?.Title ?? "", mapping.Because))),
        ]
        : [];

    private static Mapping MappingOf(Crosswalk crosswalk, CrosswalkRow row) => new(crosswalk.To, row.To, row.Because);

    private IEnumerable<(Crosswalk Crosswalk, CrosswalkRow Row)> RowsFrom(string source, IReadOnlyList<string> places) =>
        from crosswalk in Crosswalks
        where string.Equals(crosswalk.From, source, StringComparison.Ordinal)
        from row in crosswalk.Rows
        where places.Contains(row.From, StringComparer.Ordinal)
        select (crosswalk, row);

    private List<T> Load<T>(IEnumerable<DataFile> files, Func<ReadOnlyMemory<byte>, T> read, Func<T, string> id, Func<T, IEnumerable<DataProblem>> check)
    {
        List<T> loaded = [];
        foreach (var file in files)
        {
            try
            {
                var made = read(file.Content);
                List<DataProblem> problems = [.. check(made)];
                if (!string.Equals(id(made), file.Id, StringComparison.Ordinal))
                {
                    problems.Insert(0, new DataProblem("$.id", $"The id must be the file's name, '{file.Id}'."));
                }

                if (problems.Count > 0)
                {
                    throw new DataException(problems);
                }

                loaded.Add(made);
            }
            catch (DataException error)
            {
                refused.Add(new RefusedFile(file.Name, error.Problems));
            }
        }

        return loaded;
    }

    private IEnumerable<DataProblem> ProblemsOf(CriteriaSet set) =>
        from criterion in set.Criteria.Index()
        from mapping in criterion.Item.Mappings.Index()
        let path = $"$.criteria[{criterion.Index}].mappings[{mapping.Index}]"
        from problem in ProblemsOf(mapping.Item.Framework, mapping.Item.Codes, $"{path}.framework", $"{path}.codes")
        select problem;

    private IEnumerable<DataProblem> ProblemsOf(Crosswalk crosswalk)
    {
        var from = FindSet(crosswalk.From)?.Criteria.Select(criterion => criterion.Id) ?? FindFramework(crosswalk.From)?.Items.Select(item => item.Code);
        if (from is null)
        {
            yield return new DataProblem("$.from", $"There is no criteria set and no framework '{PlainInput.Shown(crosswalk.From)}'.");
        }

        HashSet<string> known = [.. from ?? []];
        foreach (var (index, row) in crosswalk.Rows.Index())
        {
            if (from is not null && !known.Contains(row.From))
            {
                yield return new DataProblem($"$.rows[{index}].from", $"'{PlainInput.Shown(row.From)}' is not in {crosswalk.From}.");
            }

            foreach (var problem in ProblemsOf(crosswalk.To, row.To, "$.to", $"$.rows[{index}].to"))
            {
                yield return problem;
            }
        }
    }

    private IEnumerable<DataProblem> ProblemsOf(string frameworkId, IReadOnlyList<string> codes, string frameworkPath, string codesPath)
    {
        if (FindFramework(frameworkId) is not { } framework)
        {
            return [new DataProblem(frameworkPath, $"There is no framework '{PlainInput.Shown(frameworkId)}'.")];
        }

        return codes.Index()
            .Where(code => framework.Find(code.Item) is null)
            .Select(code => new DataProblem($"{codesPath}[{code.Index}]", $"'{PlainInput.Shown(code.Item)}' is not in {framework.Id}."));
    }
}
