using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Execution;

/// <summary>
/// Children that an activity starts. A burst is pure and cannot start them itself: it stops here, the caller answers inside its own transaction, and the burst
/// is run again from its beginning with the answer at hand.
/// </summary>
/// <param name="ActivityInstanceId">The execution that asks.</param>
/// <param name="DefinitionId">The definition whose published version is to run.</param>
/// <param name="InBackground">True when the children run later, on their own; false when the activity wants to know how far they came.</param>
public sealed record ChildRequest(string ActivityInstanceId, string DefinitionId, IReadOnlyList<ChildStart> Children, bool InBackground);

/// <summary>One child to start.</summary>
/// <param name="InstanceId">Its identity, derived from the parent's, so that running the burst again asks for the same child.</param>
public sealed record ChildStart(string InstanceId, JsonObject Input, string? CorrelationId);

/// <summary>What became of a <see cref="ChildRequest"/>.</summary>
/// <param name="Problem">Why the children could not be started; becomes an incident of the asking activity.</param>
/// <param name="Results">How far the children came, in the order of the request; empty when they run in the background.</param>
public sealed record ChildAnswer(string? Problem, IReadOnlyList<ChildResult> Results)
{
    public static ChildAnswer InBackground { get; } = new(null, []);

    public static ChildAnswer Refused(string problem) => new(problem, []);
}

/// <summary>How far a child came.</summary>
public sealed record ChildResult(string InstanceId, WorkflowStatus Status, WorkflowSubStatus SubStatus, JsonObject Output)
{
    public static ChildResult Of(WorkflowState child) => new(child.InstanceId, child.Status, child.SubStatus, child.GetOutput());

    /// <summary>It was taken away before its end, or never began.</summary>
    public static ChildResult Cancelled(string instanceId) => new(instanceId, WorkflowStatus.Finished, WorkflowSubStatus.Cancelled, []);

    /// <summary>What a parent's wait for this child is resumed with.</summary>
    public JsonObject ToPayload() => new()
    {
        ["WorkflowInstanceId"] = InstanceId,
        [nameof(Status)] = Status.ToString(),
        [nameof(SubStatus)] = SubStatus.ToString(),
        [nameof(Output)] = Output.DeepClone(),
        ["CorrelationId"] = null,
        ["WorkflowDefinitionVersionId"] = null,
    };
}

/// <summary>Identities of children.</summary>
internal static class ChildIds
{
    /// <summary>32 hex digits: the milliseconds of the burst, so that lists by id stay in order of time, then a digest of who asks and for which child.</summary>
    public static string Derive(DateTimeOffset now, string activityInstanceId, int ask, int child)
    {
        Span<byte> id = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{activityInstanceId}/{ask}/{child}")), id);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, now.ToUnixTimeMilliseconds());
        time[2..].CopyTo(id);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return Convert.ToHexStringLower(id[..16]);
    }
}

/// <summary>A burst cannot go on without an answer.</summary>
#pragma warning disable S3871 // It never leaves the engine.
internal sealed class UnansweredException((string Activity, int Ask) key, ChildRequest request) : Exception
{
    public (string Activity, int Ask) Key => key;

    public ChildRequest Request => request;
}
