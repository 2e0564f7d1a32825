using System.Text.Json;
using System.Text.Json.Nodes;
using CoAudit.Web.Tests.Hosting;
using CoAudit.Web.Tests.StudioApi.Contract;

namespace CoAudit.Web.Tests.StudioApi;

/// <summary>The contract with Elsa Studio: one sitting of a quality lead, request by request, against what was recorded.</summary>
public sealed class ContractTests(SqliteService service) : IClassFixture<SqliteService>
{
    [Fact]
    public async Task Studio_is_answered_as_it_was_when_the_contract_was_recorded()
    {
        var (api, blanks, differences) = (service.Service.Api(), new Blanks(), new List<string>());
        foreach (var exchange in Exchange.All)
        {
            if (await exchange.PlayAsync(api, blanks) is { } difference)
            {
                differences.Add(difference);
            }
        }

        Assert.Empty(differences);
    }

    [Fact]
    public void What_a_real_Elsa_answers_is_there_or_is_left_out_for_a_reason()
    {
        var shapes = Exchange.ElsasShapes;
        foreach (var exchange in Exchange.All.Where(e => e.Like is not null))
        {
            var ours = Members(exchange.Answer, "").ToLookup(m => m.Path, m => m.Kind, StringComparer.Ordinal);
            foreach (var (path, kinds) in shapes[exchange.Like!]!.AsObject().Where(m => !exchange.Without.Any(left => IsWithin(m.Key, left.Key))))
            {
                Assert.True(ours.Contains(path), $"{exchange.Name} has no {path}");
                Assert.All(ours[path], kind => Assert.True(((string)kinds!).Contains(kind, StringComparison.Ordinal), $"{exchange.Name}: {path} is a {kind}, and not {kinds}"));
            }

            Assert.All(exchange.Without, left => Assert.False(ours.Contains(left.Key), $"{exchange.Name} has {left.Key}"));
        }

        Assert.Equal(shapes.Select(s => s.Key).Order(StringComparer.Ordinal), Exchange.All.Select(e => e.Like).OfType<string>().Order(StringComparer.Ordinal));
    }

    private static bool IsWithin(string path, string whole) =>
        path.StartsWith(whole, StringComparison.Ordinal) && (path.Length == whole.Length || path[whole.Length] is '.' or '[');

    private static IEnumerable<(string Path, string Kind)> Members(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(m => Members(m.Value, path.Length == 0 ? m.Key : $"{path}.{m.Key}")).Prepend((path, "object")),
        JsonArray items => items.SelectMany(item => Members(item, $"{path}[]")).Prepend((path, "list")),
        null => [],
        _ => [(path, node.GetValueKind() switch { JsonValueKind.String => "string", JsonValueKind.Number => "number", _ => "boolean" })],
    };
}
