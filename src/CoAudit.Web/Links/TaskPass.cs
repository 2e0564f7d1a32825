using System.Security.Cryptography;
using System.Text.Json;
using CoAudit.Audits.Model;
using CoAudit.Web.Configuration;
using Microsoft.AspNetCore.DataProtection;

namespace CoAudit.Web.Links;

/// <summary>What a participant holds after pressing Start: leave to act on one task, as long as the link that gave it lives.</summary>
internal sealed record TaskPass(TaskId Task, byte[] LinkHash, DateTimeOffset IssuedAt, DateTimeOffset SeenAt);

/// <summary>
/// Writes and reads passes, as a cookie of the task's own and as a ticket in its forms. The ticket also proves that a form came from our page.
/// </summary>
internal sealed class TaskPasses(IDataProtectionProvider protection, PublicUrls urls, TimeProvider time)
{
    private static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(8);

    private readonly IDataProtector protector = protection.CreateProtector("CoAudit.TaskPass.v1");

    private readonly TaskCookie cookie = new(urls, "task");

    public TaskPass New(TaskId task, byte[] linkHash) => new(task, linkHash, time.GetUtcNow(), time.GetUtcNow());

    public string Write(TaskPass pass) =>
        protector.Protect(JsonSerializer.Serialize(new Stored(pass.Task.Value, pass.LinkHash, pass.IssuedAt, time.GetUtcNow())));

    /// <summary>The pass in a ticket; null when it is forged, for another task, or too old.</summary>
    public TaskPass? Read(string? text, TaskId task)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            var stored = JsonSerializer.Deserialize<Stored>(protector.Unprotect(text))!;
            var now = time.GetUtcNow();
            return stored.Task == task.Value && now - stored.SeenAt <= Idle && now - stored.IssuedAt <= Longest
                ? new TaskPass(task, stored.LinkHash, stored.IssuedAt, stored.SeenAt)
                : null;
        }
        catch (Exception error) when (error is CryptographicException or JsonException)
        {
            return null;
        }
    }

    public TaskPass? FromCookie(HttpContext context, TaskId task) => Read(cookie.Read(context, task), task);

    public void SetCookie(HttpContext context, TaskPass pass) => cookie.Write(context, pass.Task, Write(pass), Longest);

    private sealed record Stored(Guid Task, byte[] LinkHash, DateTimeOffset IssuedAt, DateTimeOffset SeenAt);
}
