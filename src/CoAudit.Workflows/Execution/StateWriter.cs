using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoAudit.Workflows.Execution;

/// <summary>Writes a state as compact JSON. Members stand in a fixed order and are left out when they are empty, so that equal states have equal bytes.</summary>
internal static class StateWriter
{
    public const int Version = 1;

    private const int KeptBytes = 256 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    public static byte[] Write(WorkflowState state)
    {
        // Every burst writes a state: the working memory is kept.
        var buffer = t_buffer ??= new ArrayBufferWriter<byte>(4096);
        var writer = t_writer ??= new Utf8JsonWriter(buffer, Options);
        buffer.ResetWrittenCount();
        writer.Reset();
        Write(writer, state);
        writer.Flush();
        var bytes = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity > KeptBytes)
        {
            (t_buffer, t_writer) = (null, null);
        }

        return bytes;
    }

    private static void Write(Utf8JsonWriter writer, WorkflowState state)
    {
        writer.WriteStartObject();
        writer.WriteNumber("v", Version);
        writer.WriteString("id", state.InstanceId);
        writer.WriteString("status", state.Status.ToString());
        writer.WriteString("sub", state.SubStatus.ToString());
        Text(writer, "correlation", state.CorrelationId);
        Text(writer, "name", state.Name);
        writer.WriteNumber("seq", state.Sequence);
        writer.WriteNumber("last", state.LastNumber);
        Values(writer, "input", state.Input);
        Values(writer, "output", state.Output);
        Values(writer, "vars", state.Variables);
        Outputs(writer, state.ActivityOutputs);
        Uses(writer, state.Uses);
        List(writer, "live", state.Activities, (w, record) => Activity(w, record));
        List(writer, "waits", state.Bookmarks, Wait);
        List(writer, "incidents", state.Incidents, Fault);
        writer.WriteEndObject();
    }

    private static void Activity(Utf8JsonWriter writer, ActivityRecord record)
    {
        writer.WriteNumber("n", record.Number);
        if (record.ParentNumber > 0)
        {
            writer.WriteNumber("in", record.ParentNumber);
        }

        writer.WriteString("node", record.ActivityId);
        if (record.IsFaulted)
        {
            writer.WriteBoolean("faulted", true);
        }

        if (record.IsOver)
        {
            writer.WriteBoolean("over", true);
        }

        if (record.Data is { } data)
        {
            writer.WritePropertyName("data");
            data.WriteTo(writer);
        }

        Values(writer, "inputs", record.Inputs);
        Values(writer, "outputs", record.Outputs);
        Values(writer, "vars", record.Variables);
        Values(writer, "extra", record.ExtraVariables);
        if (record.Flow is { } flow)
        {
            Flow(writer, flow);
        }
    }

    // Three numbers for each arrow that holds visits: which, how many, and 1 when it was followed last.
    private static void Flow(Utf8JsonWriter writer, FlowRecord flow)
    {
        writer.WriteStartArray("flow");
        writer.WriteNumberValue(flow.Start);
        foreach (var (connection, unused, followed) in flow.Tokens)
        {
            writer.WriteNumberValue(connection);
            writer.WriteNumberValue(unused);
            writer.WriteNumberValue(followed ? 1 : 0);
        }

        writer.WriteEndArray();
    }

    private static void Wait(Utf8JsonWriter writer, Bookmark wait)
    {
        writer.WriteString("id", wait.Id);
        writer.WriteString("node", wait.ActivityId);
        writer.WriteString("of", wait.ActivityInstanceId);
        writer.WriteString("name", wait.Name);
        Text(writer, "key", wait.Key.Length == 0 ? null : wait.Key);
        if (wait.Payload is { } payload)
        {
            writer.WritePropertyName("payload");
            payload.WriteTo(writer);
        }

        if (wait.DueAt is { } due)
        {
            writer.WriteString("due", Time(due));
        }
    }

    private static void Fault(Utf8JsonWriter writer, Incident incident)
    {
        writer.WriteString("node", incident.ActivityId);
        writer.WriteString("of", incident.ActivityInstanceId);
        writer.WriteString("type", incident.ActivityType);
        writer.WriteString("message", incident.Message);
        writer.WriteString("at", Time(incident.At));
    }

    private static void Outputs(Utf8JsonWriter writer, IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonNode?>> outputs)
    {
        if (outputs.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("results");
        foreach (var (activity, values) in outputs)
        {
            Values(writer, activity, values);
        }

        writer.WriteEndObject();
    }

    private static void Uses(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> uses)
    {
        if (uses.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("uses");
        foreach (var (reference, hash) in uses)
        {
            writer.WriteString(reference, hash);
        }

        writer.WriteEndObject();
    }

    private static void Values(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, JsonNode?>? values)
    {
        if (values is null or { Count: 0 })
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach (var (key, value) in values)
        {
            writer.WritePropertyName(key);
            if (value is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                value.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter writer, string name, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
