using System.Text;
using System.Text.Json.Nodes;
using CoAudit.Workflows.Definitions;
using CoAudit.Workflows.Tests.Driver;

namespace CoAudit.Workflows.Tests.Definitions;

public sealed class ImportTests
{
    private const string Small = """{"definitionId":"d","name":"D","version":3,"root":{"id":"a","type":"Elsa.WriteLine"}}""";

    [Fact]
    public void Export_after_import_loses_nothing()
    {
        const string json = """
            {"definitionId":"d","name":"D","acme":{"deep":[1,2.50,1e3,null,true,"é\"<"]},"options":{"acmeOption":1},
             "root":{"id":"fc","type":"Elsa.Flowchart","acme":[],"activities":[{"id":"u","type":"Acme.Unknown","x-type":"Y","n":5}],"connections":[]}}
            """;

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), Definition.Parse(json).ToJson()));
    }

    [Fact]
    public void Import_of_an_export_has_the_same_hash()
    {
        var first = Definition.Parse("""{"definitionId":"d","x":[1.50,"é"],"root":{"id":"a","type":"Elsa.WriteLine"}}""");

        Assert.Equal(first.Hash, Definition.Parse(first.ToJson().ToJsonString()).Hash);
    }

    [Fact]
    public void Hash_ignores_the_order_of_names_white_space_and_bookkeeping()
    {
        var other = Definition.Parse("""
            { "root": { "type": "Elsa.WriteLine", "id": "\u0061" }, "name": "D", "definitionId": "d", "version": 9, "id": "x",
              "createdAt": "2026-01-01", "isLatest": true, "isPublished": true, "toolVersion": "3.8", "links": [1], "$schema": "s" }
            """);

        Assert.Equal(Definition.Parse(Small).Hash, other.Hash);
    }

    [Theory]
    [InlineData("""{"definitionId":"d","name":"E","root":{"id":"a","type":"Elsa.WriteLine"}}""")]
    [InlineData("""{"definitionId":"d","name":"D","root":{"id":"b","type":"Elsa.WriteLine"}}""")]
    [InlineData("""{"definitionId":"d","name":"D","root":{"id":"a","type":"Elsa.WriteLine","version":2}}""")]
    public void Hash_changes_with_what_the_definition_means(string json) => Assert.NotEqual(Definition.Parse(Small).Hash, Definition.Parse(json).Hash);

    [Fact]
    public void Hash_stays_what_it_was_when_the_first_definitions_were_stored() =>
        Assert.Equal("c1ecfefcc05ceb0eaf7a3937df8c76fa62b479a913d39f351a4b9d23e251e01d", Definition.Parse(Small).Hash);

    [Theory]
    [InlineData("", "not-json", "$")]
    [InlineData("{", "not-json", "$")]
    [InlineData("""{"a":1,}""", "not-json", "$.a")]
    [InlineData("""{"root":{"x":{"id":"a","id":"b"}}}""", "duplicate-key", "$.root.x.id")]
    [InlineData("""{"root":{"activities":[{},{"id":"a","\u0069d":"b"}]}}""", "duplicate-key", "$.root.activities[1].id")]
    [InlineData("[]", "wrong-shape", "$")]
    [InlineData("""{"definitionId":5,"root":{"type":"x"}}""", "wrong-shape", "$.definitionId")]
    [InlineData("""{"definitionId":"d"}""", "wrong-shape", "$.root")]
    [InlineData("""{"root":[]}""", "wrong-shape", "$.root")]
    [InlineData("""{"root":{"type":"Elsa.Flowchart","activities":[{"type":"x"},7]}}""", "wrong-shape", "$.root.activities[1]")]
    [InlineData("""{"root":{"type":"Elsa.Flowchart","connections":{}}}""", "wrong-shape", "$.root.connections")]
    [InlineData("""{"variables":[{"name":"a"},{}],"root":{"type":"x"}}""", "wrong-shape", "$.variables[1]")]
    [InlineData("""{"name":"\ud800","root":{"type":"x"}}""", "not-text", "$.name")]
    [InlineData("""{"name":"a\u0000b","root":{"type":"x"}}""", "not-text", "$.name")]
    public void Bad_input_is_refused_with_its_place(string json, string code, string path)
    {
        var problem = Assert.Single(Assert.Throws<DefinitionException>(() => Definition.Parse(json)).Problems);

        Assert.Equal((code, path), (problem.Code, problem.Path));
    }

    [Theory]
    [InlineData(65)]
    [InlineData(100_000)]
    public void Deep_nesting_is_refused(int levels)
    {
        var json = string.Concat(Enumerable.Repeat("""{"a":""", levels)) + "1" + new string('}', levels);

        Assert.Equal("too-deep", Assert.Single(Assert.Throws<DefinitionException>(() => Definition.Parse(json)).Problems).Code);
    }

    [Fact]
    public void Nesting_of_sixty_four_levels_is_read() =>
        Assert.Equal("d", Definition.Parse($$"""{"definitionId":"d","root":{"type":"x"},"deep":{{new string('[', 63)}}{{new string(']', 63)}}}""").DefinitionId);

    [Fact]
    public void More_than_five_megabytes_are_refused() =>
        Assert.Equal("too-large", Assert.Single(Assert.Throws<DefinitionException>(() => WorkflowDefinition.Parse(new byte[5_000_001])).Problems).Code);

    [Fact]
    public void A_byte_order_mark_is_accepted() => Assert.Equal("D", WorkflowDefinition.Parse(Encoding.UTF8.GetBytes("\uFEFF" + Small)).Name);

    [Fact]
    public void All_problems_of_the_shape_are_told_at_once() =>
        Assert.Equal(2, Assert.Throws<DefinitionException>(() => Definition.Parse("""{"name":1,"inputs":{},"root":{"type":"x"}}""")).Problems.Count);
}
