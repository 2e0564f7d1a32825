using CoAudit.Audits.Model;

namespace CoAudit.Audits.Tests.Model;

public sealed class TrailTests
{
    private static readonly TrailEntry Written = TrailEntry.Append(
        AuditId.New(AuditBuilder.Start), 2, AuditBuilder.Start, "stage-opened", Actor.System, """{"stage":"1"}""", new string('a', 64));

    public static TheoryData<string> Fields => ["AuditId", "N", "At", "Kind", "Actor", "Data", "PrevHash", "Hash"];

    [Fact]
    public void Entries_are_numbered_without_a_gap_and_chained()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", AuditBuilder.FourGroups);
        audit.AllAnswer(stage, SignOffAnswer.Agree);
        audit.CloseStage(stage, AuditBuilder.Due);

        var entries = audit.TakeNewEntries();

        Assert.Equal([1, 2, 3, 4, 5, 6], entries.Select(e => e.N));
        Assert.Equal([TrailEntry.FirstPrevHash, .. entries.SkipLast(1).Select(e => e.Hash)], entries.Select(e => e.PrevHash));
        Assert.All(entries, e => Assert.True(e.Verifies));
        Assert.Equal((6, entries[^1].Hash), (audit.TrailCount, audit.TrailHead));
    }

    [Fact]
    public void Entries_are_handed_over_once()
    {
        var audit = AuditBuilder.Audit(AuditBuilder.FourGroups);
        audit.Record("audit-started", Actor.System, new { }, AuditBuilder.Start);

        Assert.Equal([1, 0], [audit.TakeNewEntries().Count, audit.TakeNewEntries().Count]);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void Any_changed_field_is_found(string field)
    {
        Assert.True(Written.Verifies);
        Assert.False(Tampered(field).Verifies);
    }

    [Fact]
    public void Moving_a_letter_from_one_field_to_the_next_is_found()
    {
        var moved = Copy(kind: "stage-opene", actor: "dsystem");

        Assert.False(moved.Verifies);
    }

    [Fact]
    public void A_microsecond_is_kept() => Assert.False(Copy(at: AuditBuilder.Start.AddMicroseconds(1)).Verifies);

    [Fact]
    public void A_participants_words_are_not_in_the_trail()
    {
        var (audit, stage) = AuditBuilder.Opened("CoAudit.SignOff", AuditBuilder.FourGroups);
        audit.Say(stage, 0, "canary in a contribution");
        audit.Answer(stage, 0, SignOffAnswer.Object, "canary in a reason");
        audit.Cancel("canary in a cancel", Actor.System, AuditBuilder.Start);

        Assert.All(audit.TakeNewEntries(), e => Assert.DoesNotContain("canary", e.Data, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_words_have_another_commitment_each_time()
    {
        var secrets = Secrets.Draw();

        Assert.Equal(secrets.Commit("agree"), secrets.Commit("agree"));
        Assert.NotEqual(secrets.Commit("agree"), Secrets.Draw().Commit("agree"));
    }

    private static TrailEntry Tampered(string field) => field switch
    {
        "AuditId" => Copy(auditId: AuditId.New(AuditBuilder.Due)),
        "N" => Copy(n: 3),
        "At" => Copy(at: AuditBuilder.Due),
        "Kind" => Copy(kind: "stage-closed"),
        "Actor" => Copy(actor: "account:1"),
        "Data" => Copy(data: """{"stage":"2"}"""),
        "PrevHash" => Copy(prevHash: new string('b', 64)),
        _ => Copy(hash: new string('c', 64)),
    };

    private static TrailEntry Copy(
        AuditId? auditId = null, int? n = null, DateTimeOffset? at = null, string? kind = null, string? actor = null, string? data = null,
        string? prevHash = null, string? hash = null) => new()
        {
            AuditId = auditId ?? Written.AuditId,
            N = n ?? Written.N,
            At = at ?? Written.At,
            Kind = kind ?? Written.Kind,
            Actor = actor ?? Written.Actor,
            Data = data ?? Written.Data,
            PrevHash = prevHash ?? Written.PrevHash,
            Hash = hash ?? Written.Hash,
        };
}
