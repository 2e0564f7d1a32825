using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CoAudit.Web.Tests.Scenarios;

/// <summary>Everything that the API says about one audit, read at one moment.</summary>
internal sealed record AuditRecord(JsonNode Audit, JsonArray Tasks, JsonArray Mails, JsonArray Reviews, JsonArray Trail)
{
    private const string FirstPrevHash = "0000000000000000000000000000000000000000000000000000000000000000";

    public static async Task<AuditRecord> ReadAsync(AuditApi api, string id) => new(
        await api.AuditAsync(id), await api.TasksAsync(id), await api.MailsAsync(id), await api.ReviewsAsync(id), await api.TrailAsync(id));

    /// <summary>Waits until the audit and all its reviews are over and no mail is on its way.</summary>
    public static async Task<AuditRecord> WaitForEndAsync(AuditApi api, string id, int reviews, TimeSpan within)
    {
        await Eventually.ThatAsync(() => ReadAsync(api, id), record => record.IsOver(reviews), "the audit and its reviews are over and its mails are settled", within);

        // What was read while the last stage closed is from two moments.
        return await ReadAsync(api, id);
    }

    /// <summary>Activity id and outcome of each stage, in the order of opening.</summary>
    public IReadOnlyList<string> StageOutcomes => [.. Stages.Select(stage => $"{Text(stage, "activityId")}: {Text(stage, "outcome")}")];

    public IReadOnlyList<string> Verdicts => [.. Reviews.Select(review => Text(review, "verdict"))];

    public IReadOnlyList<JsonNode> OfKind(string kind) => [.. Trail.Where(entry => Text(entry, "kind") == kind).Select(entry => entry!)];

    /// <summary>
    /// The trail's facts without what differs from run to run: ids become the stage's name with its round and the person's name, instants and hashes go.
    /// Sorted, because people act at the same time; reviews that are due together may end in any order, so how many in a row went well is left out too. Of several only the
    /// number is told: of objectives that nobody weighed, chance adopts.
    /// </summary>
    public IReadOnlyList<string> Facts() => [.. Trail.Select(entry => Fact(entry!)).Order(StringComparer.Ordinal)];

    public bool IsOver(int reviews) =>
        Text(Audit, "status") == "completed"
        && Reviews.Count(review => Text(review, "status") == "done") == reviews
        && Stages.All(stage => Text(stage, "status") != "open")
        && Mails.All(mail => Text(mail, "status") != "pending");

    public JsonNode Data(JsonNode entry) => JsonNode.Parse(Text(entry, "data"))!;

    /// <summary>Computes the chain again from what the API gives: nothing is missing, changed, or in another order.</summary>
    public void AssertChainVerifies()
    {
        var (audit, previous) = (Text(Audit, "id"), FirstPrevHash);
        for (var i = 0; i < Trail.Count; i++)
        {
            var entry = Trail[i]!;
            var at = DateTimeOffset.Parse(Text(entry, "at"), CultureInfo.InvariantCulture).UtcDateTime;
            string[] fields =
            [
                audit, (i + 1).ToString(CultureInfo.InvariantCulture), at.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
                Text(entry, "kind"), Text(entry, "actor"), Text(entry, "data"), previous,
            ];
            Assert.Equal(previous, Text(entry, "prevHash"));
            previous = HashOf(fields);
            Assert.Equal(previous, Text(entry, "hash"));
        }
    }

    /// <summary>Every mail was sent, or it says why that is not known or did not work.</summary>
    public void AssertMailsAreSettled() => Assert.All(Mails, mail =>
        Assert.True(Text(mail!, "status") is "sent" || (Text(mail!, "status") is "uncertain" or "failed" && mail!["problem"] is not null), mail!.ToJsonString()));

    /// <summary>Each acknowledged answer is on record exactly once, with the words that came with it.</summary>
    public void AssertHoldsOnce(IReadOnlyCollection<Acknowledged> acknowledged)
    {
        foreach (var answer in acknowledged)
        {
            var task = Tasks.Single(one => Text(one, "id") == answer.Task)!;
            Assert.True(answer.Answer == Text(task, "answer"), $"{answer} is not in {task.ToJsonString()} of {string.Join(", ", StageOutcomes)}");
            Assert.Single(OfTask("sign-off", answer.Task).Concat(OfTask("late-sign-off", answer.Task)));
            var contribution = Assert.Single(OfTask("contribution", answer.Task).Concat(OfTask("late-contribution", answer.Task)));
            Assert.Equal(answer.Contribution, Text(Data(contribution), "contribution"));
        }
    }

    public static string Text(JsonNode? node, string name) => node?[name]?.ToString() ?? "";

    public IReadOnlyList<JsonNode> Stages => [.. Audit["stages"]!.AsArray().Select(stage => stage!)];

    private IEnumerable<JsonNode> OfTask(string kind, string task) => OfKind(kind).Where(entry => Text(Data(entry), "task") == task);

    private string Fact(JsonNode entry)
    {
        var data = Data(entry);
        var details = data.AsObject()
            .Where(field => field.Key is not ("dueAt" or "sustainedInARow" or "contribution" or "commitment" or "version" or "hash" or "reason"))
            .Select(field => $"{field.Key}={(field.Value is JsonArray several ? several.Count : Named(field.Key, field.Value?.ToString() ?? ""))}");
        return $"{Text(entry, "kind")} by {Named("participant", Text(entry, "actor").Replace("participant:", "", StringComparison.Ordinal))}: {string.Join(' ', details)}";
    }

    private string Named(string field, string value) => field switch
    {
        "stage" => StageName(value),
        "task" => TaskName(value),
        "review" => $"review {Text(Reviews.Single(review => Text(review, "id") == value), "number")}",
        "participant" => Person(value),
        "action" => ActionName(value),
        _ => value,
    };

    // Reviews that are due together may open in any order: they are told apart by nothing but their number.
    private string StageName(string id)
    {
        var activity = Text(Stages.Single(stage => Text(stage, "id") == id), "activityId");
        var before = Stages.TakeWhile(stage => Text(stage, "id") != id).Count(stage => Text(stage, "activityId") == activity);
        return string.Create(CultureInfo.InvariantCulture, $"{activity} {before + 1}");
    }

    private string TaskName(string id)
    {
        var task = Tasks.Single(one => Text(one, "id") == id);
        return $"{StageName(Text(task, "stageId"))} of {Person(Text(task, "participantId"))}";
    }

    // A card has the id of the wish that it grew from.
    private string ActionName(string id) =>
        $"what {Person(Text(OfKind("contribution").Single(entry => Text(Data(entry), "contribution") == id), "actor").Replace("participant:", "", StringComparison.Ordinal))} wished";

    private string Person(string id) =>
        Audit["participants"]!.AsArray().SingleOrDefault(person => Text(person, "id") == id) is { } found ? Text(found, "name") : id;

    // Each field with its length before it, four bytes, most significant first.
    private static string HashOf(IEnumerable<string> fields)
    {
        using var bytes = new MemoryStream();
        Span<byte> length = stackalloc byte[4];
        foreach (var field in fields.Select(Encoding.UTF8.GetBytes))
        {
            BinaryPrimitives.WriteInt32BigEndian(length, field.Length);
            bytes.Write(length);
            bytes.Write(field);
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));
    }
}
