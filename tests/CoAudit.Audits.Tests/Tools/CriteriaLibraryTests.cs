using System.Text;
using CoAudit.Audits.Model.Tools;

namespace CoAudit.Audits.Tests.Tools;

public sealed class CriteriaLibraryTests
{
    private const string Framework =
        """
        {
          "id": "rules", "version": "1.0", "title": "Rules", "publisher": "Somebody", "standing": "current", "source": "https://rules.example",
          "items": [ { "code": "A1", "title": "Clean hands" }, { "code": "A2", "title": "Clean rooms", "section": "A" } ]
        }
        """;

    private const string Set =
        """
        {
          "id": "hands", "version": "1.0", "title": "Hands",
          "criteria": [
            {
              "id": "HH-01", "professional": "Hands are decontaminated.", "plain": "Hands are clean.", "easy": { "text": "Are hands clean?", "approved": false },
              "evidence": ["service-users", "observation"], "critical": true, "sampling": "20 moments.",
              "mappings": [ { "framework": "rules", "codes": ["A1"], "because": "It is about hands." } ]
            }
          ]
        }
        """;

    private const string Crosswalk =
        """
        { "id": "hands-to-rules", "version": "1.0", "from": "hands", "to": "rules", "rows": [ { "from": "HH-01", "to": ["A2"], "because": "Hands touch rooms." } ] }
        """;

    [Fact]
    public void Files_that_fit_together_are_in_use()
    {
        var library = Build(Framework, Set, Crosswalk);

        Assert.Empty(library.Refused);
        Assert.Equal(["A1", "A2"], library.MappingsOf(library.Sets[0], library.Sets[0].Criteria[0]).SelectMany(mapping => mapping.Codes));
    }

    [Theory]
    [InlineData("\"HH-01\"", "\"hand one\"", "$.criteria[0].id", "'hand one' does not look like IPC-01.")]
    [InlineData("\"plain\": \"Hands are clean.\",", "", "$.criteria[0].plain", "A text is needed here.")]
    [InlineData("\"plain\": \"Hands are clean.\"", "\"plain\": 7", "$.criteria[0].plain", "A text of one line and up to 600 characters is needed here, with no blanks around it.")]
    [InlineData("\"plain\": \"Hands are clean.\"", "\"plain\": \" Hands\\nare clean.\"", "$.criteria[0].plain", "A text of one line and up to 600 characters is needed here, with no blanks around it.")]
    [InlineData("\"plain\"", "\"plane\": \"\", \"plain\"", "$.criteria[0].plane", "There is no such field.")]
    [InlineData("\"approved\": false", "\"approved\": \"no\"", "$.criteria[0].easy.approved", "true or false is needed here.")]
    [InlineData("{ \"text\": \"Are hands clean?\", \"approved\": false }", "\"Are hands clean?\"", "$.criteria[0].easy", "An object is needed here.")]
    [InlineData("\"observation\"", "\"rumour\"", "$.criteria[0].evidence[1]", "'rumour' is no kind of evidence. There are: service-users, care-workers, managers, other-stakeholders, observation, documents.")]
    [InlineData("\"observation\"", "\"service-users\"", "$.criteria[0].evidence[1]", "'service-users' is here twice.")]
    [InlineData("[\"service-users\", \"observation\"]", "[]", "$.criteria[0].evidence", "A list with at least one entry is needed here.")]
    [InlineData("\"framework\": \"rules\"", "\"framework\": \"laws\"", "$.criteria[0].mappings[0].framework", "There is no framework 'laws'.")]
    [InlineData("[\"A1\"]", "[\"A1\", \"A7\"]", "$.criteria[0].mappings[0].codes[1]", "'A7' is not in rules.")]
    [InlineData("\"version\": \"1.0\"", "\"version\": \"one\"", "$.version", "'one' does not look like 1.0.")]
    [InlineData("\"id\": \"hands\"", "\"id\": \"feet\"", "$.id", "The id must be the file's name, 'hands'.")]
    public void A_set_that_cannot_be_used_is_named_with_the_place_and_the_problem(string valid, string wrong, string path, string message)
    {
        var library = Build(Framework, Set.Replace(valid, wrong, StringComparison.Ordinal), Crosswalk);

        var refused = library.Refused.First(file => file.Name is "criteria/hands.json");
        Assert.Equal([new DataProblem(path, message)], refused.Problems);
        Assert.Empty(library.Sets);
        Assert.Single(library.Frameworks);
    }

    [Fact]
    public void A_criterion_that_is_there_twice_is_named()
    {
        var library = Build(Framework, Set.Replace("\"criteria\": [", $"\"criteria\": [{Criterion()},", StringComparison.Ordinal), Crosswalk);

        Assert.Equal([new DataProblem("$.criteria[1].id", "'HH-01' is here twice.")], library.Refused[0].Problems);
    }

    [Fact]
    public void All_problems_of_a_file_are_told_at_once()
    {
        var wrong = Set.Replace("\"plain\"", "\"plane\"", StringComparison.Ordinal).Replace("\"sampling\": \"20 moments.\"", "\"sampling\": \"\"", StringComparison.Ordinal);

        Assert.Equal(["$.criteria[0].plain", "$.criteria[0].sampling", "$.criteria[0].plane"], Build(Framework, wrong, Crosswalk).Refused[0].Problems.Select(problem => problem.Path));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "id": "hands", "id": "hands" }""")]
    public void What_is_not_a_json_object_is_refused_and_the_rest_is_in_use(string content)
    {
        var library = Build(Framework, content, Crosswalk);

        Assert.Equal(["criteria/hands.json", "frameworks/crosswalks/hands-to-rules.json"], library.Refused.Select(file => file.Name));
        Assert.StartsWith("$", library.Refused[0].Problems[0].Path, StringComparison.Ordinal);
        Assert.Single(library.Frameworks);
    }

    [Theory]
    [InlineData("\"standing\": \"current\"", "\"standing\": \"old\"", "$.standing", "One of current, draft and replaced is needed here.")]
    [InlineData("https://rules.example", "http://rules.example", "$.source", "An https address is needed here.")]
    [InlineData("\"A2\"", "\"A1\"", "$.items[1].code", "'A1' is here twice.")]
    public void A_framework_that_cannot_be_used_is_named_and_so_are_those_who_need_it(string valid, string wrong, string path, string message)
    {
        var library = Build(Framework.Replace(valid, wrong, StringComparison.Ordinal), Set, Crosswalk);

        Assert.Equal([new DataProblem(path, message)], library.Refused[0].Problems);
        Assert.Equal([new DataProblem("$.criteria[0].mappings[0].framework", "There is no framework 'rules'.")], library.Refused[1].Problems);
    }

    [Theory]
    [InlineData("\"from\": \"hands\"", "\"from\": \"feet\"", "$.from", "There is no criteria set and no framework 'feet'.")]
    [InlineData("\"from\": \"HH-01\"", "\"from\": \"HH-09\"", "$.rows[0].from", "'HH-09' is not in hands.")]
    [InlineData("[\"A2\"]", "[\"A9\"]", "$.rows[0].to[0]", "'A9' is not in rules.")]
    public void A_crosswalk_that_leads_nowhere_is_named(string valid, string wrong, string path, string message)
    {
        var library = Build(Framework, Set, Crosswalk.Replace(valid, wrong, StringComparison.Ordinal));

        Assert.Equal([new DataProblem(path, message)], Assert.Single(library.Refused).Problems);
        Assert.Single(library.Sets);
    }

    private static string Criterion() => Set[Set.IndexOf("    {\n", StringComparison.Ordinal)..(Set.LastIndexOf("    }", StringComparison.Ordinal) + 5)];

    private static CriteriaLibrary Build(string framework, string set, string crosswalk) => CriteriaLibrary.Build(
        [new DataFile("frameworks/rules.json", Encoding.UTF8.GetBytes(framework))],
        [new DataFile("criteria/hands.json", Encoding.UTF8.GetBytes(set))],
        [new DataFile("frameworks/crosswalks/hands-to-rules.json", Encoding.UTF8.GetBytes(crosswalk))]);
}
