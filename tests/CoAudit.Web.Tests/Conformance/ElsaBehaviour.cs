using CoAudit.Web.Tests.Hosting;

namespace CoAudit.Web.Tests.Conformance;

/// <summary>What a real Elsa server was seen to do, our service does over the same addresses.</summary>
public abstract class ElsaBehaviour(SharedService service)
{
    public static TheoryData<string> Cases => [.. RecordedCase.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Is_repeated(string name)
    {
        var player = new Player(service.Service.Client, name);

        var seen = await player.PlayAsync();

        var differences = Comparison.OfRecording(player.Recorded, seen);
        Assert.True(differences.Count == 0 || (player.Recorded.Sane is { } sane && Comparison.Holds(sane, seen)), string.Join('\n', differences.Take(12)));
    }
}

public sealed class ElsaBehaviourOnSqlite(SqliteService service) : ElsaBehaviour(service), IClassFixture<SqliteService>;

public sealed class ElsaBehaviourOnPostgres(PostgresService service) : ElsaBehaviour(service), IClassFixture<PostgresService>;
