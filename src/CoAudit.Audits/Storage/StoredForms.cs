using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Evidence;
using CoAudit.Audits.Model.Evidence.Files;
using CoAudit.Audits.Model.Findings;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.Objectives;
using CoAudit.Audits.Model.Plans;
using CoAudit.Audits.Model.Reviews;
using CoAudit.Audits.Model.Voices;
using CoAudit.Audits.Storage.Tables;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CoAudit.Audits.Storage;

/// <summary>How values look in both databases: instants as microseconds UTC, ids as GUIDs, choices by name.</summary>
internal static class StoredForms
{
    public static void Configure(ModelConfigurationBuilder builder)
    {
        builder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        builder.Properties<AuditId>().HaveConversion<AuditIdConverter>();
        builder.Properties<StageId>().HaveConversion<StageIdConverter>();
        builder.Properties<TaskId>().HaveConversion<TaskIdConverter>();
        builder.Properties<ParticipantId>().HaveConversion<ParticipantIdConverter>();
        builder.Properties<ServiceId>().HaveConversion<ServiceIdConverter>();
        builder.Properties<ReviewId>().HaveConversion<ReviewIdConverter>();
        builder.Properties<IReadOnlyList<string>>().HaveConversion<CodeListConverter, CodeListComparer>();
        builder.Properties<IReadOnlyList<Group>>().HaveConversion<GroupListConverter, GroupListComparer>();
        builder.Properties<Group>().HaveConversion<string>();
        builder.Properties<AuditStatus>().HaveConversion<string>();
        builder.Properties<StageStatus>().HaveConversion<string>();
        builder.Properties<TaskKind>().HaveConversion<string>();
        builder.Properties<TaskItemStatus>().HaveConversion<string>();
        builder.Properties<SignOffAnswer>().HaveConversion<string>();
        builder.Properties<ScoreKind>().HaveConversion<string>();
        builder.Properties<FileType>().HaveConversion<string>();
        builder.Properties<FileSharing>().HaveConversion<string>();
        builder.Properties<FileCopy>().HaveConversion<string>();
        builder.Properties<FindingKind>().HaveConversion<string>();
        builder.Properties<FindingStatus>().HaveConversion<string>();
        builder.Properties<ObjectiveStatus>().HaveConversion<string>();
        builder.Properties<ReviewStatus>().HaveConversion<string>();
        builder.Properties<ReviewKind>().HaveConversion<string>();
        builder.Properties<ActionStatus>().HaveConversion<string>();
        builder.Properties<ObjectionStatus>().HaveConversion<string>();
        builder.Properties<Responder>().HaveConversion<string>();
        builder.Properties<VerdictKind>().HaveConversion<string>();
        builder.Properties<IReadOnlyList<Guid>>().HaveConversion<IdListConverter, IdListComparer>();
        builder.Properties<TurnKind>().HaveConversion<string>();
        builder.Properties<TimerKind>().HaveConversion<string>();
        builder.Properties<MailState>().HaveConversion<string>();
        builder.Properties<LinkPurpose>().HaveConversion<string>();
    }

    private sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(value => Instant.ToMicros(value), micros => Instant.FromMicros(micros));

    private sealed class AuditIdConverter() : ValueConverter<AuditId, Guid>(id => id.Value, value => new AuditId(value));

    private sealed class StageIdConverter() : ValueConverter<StageId, Guid>(id => id.Value, value => new StageId(value));

    private sealed class TaskIdConverter() : ValueConverter<TaskId, Guid>(id => id.Value, value => new TaskId(value));

    private sealed class ParticipantIdConverter() : ValueConverter<ParticipantId, Guid>(id => id.Value, value => new ParticipantId(value));

    private sealed class ServiceIdConverter() : ValueConverter<ServiceId, Guid>(id => id.Value, value => new ServiceId(value));

    private sealed class ReviewIdConverter() : ValueConverter<ReviewId, Guid>(id => id.Value, value => new ReviewId(value));

    private sealed class CodeListConverter() : ValueConverter<IReadOnlyList<string>, string>(
        codes => string.Join(',', codes),
        text => text.Split(',', StringSplitOptions.RemoveEmptyEntries));

    private sealed class CodeListComparer() : ValueComparer<IReadOnlyList<string>>(
        (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
        codes => codes.Aggregate(0, (hash, code) => HashCode.Combine(hash, StringComparer.Ordinal.GetHashCode(code))),
        codes => codes);

    private sealed class IdListConverter() : ValueConverter<IReadOnlyList<Guid>, string>(
        ids => string.Join(',', ids.Select(id => id.ToString("D"))),
        text => Parse(text))
    {
        private static IReadOnlyList<Guid> Parse(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => Guid.Parse(part))];
    }

    private sealed class IdListComparer() : ValueComparer<IReadOnlyList<Guid>>(
        (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
        ids => ids.Aggregate(0, (hash, id) => HashCode.Combine(hash, id)),
        ids => ids);

    private sealed class GroupListConverter() : ValueConverter<IReadOnlyList<Group>, string>(
        groups => string.Join(',', groups.Select(g => g.Code())),
        text => Parse(text))
    {
        private static IReadOnlyList<Group> Parse(string text) => [.. text.Split(',').Select(Groups.Find).OfType<Group>()];
    }

    private sealed class GroupListComparer() : ValueComparer<IReadOnlyList<Group>>(
        (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
        groups => groups.Aggregate(0, (hash, g) => HashCode.Combine(hash, g)),
        groups => groups);
}

/// <summary>An instant as both databases store it: microseconds since 1970, UTC.</summary>
public static class Instant
{
    public static long ToMicros(DateTimeOffset value) => (value.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / 10;

    public static DateTimeOffset FromMicros(long micros) => new(DateTimeOffset.UnixEpoch.UtcTicks + (micros * 10), TimeSpan.Zero);

    /// <summary>The instant as it will be read back.</summary>
    public static DateTimeOffset Stored(DateTimeOffset value) => FromMicros(ToMicros(value));
}
