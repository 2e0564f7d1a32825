using CoAudit.Audits.Model;

namespace CoAudit.Web.Links;

/// <summary>What comes of wanting to enter a task by its own address.</summary>
internal abstract record Entry
{
    public sealed record Entered(TaskPass Pass) : Entry;

    /// <summary>No pass, or one that is too old, forged, or for another task.</summary>
    public sealed record NoPass : Entry;

    /// <summary>There is a pass, but the link that gave it was taken back or is too old.</summary>
    public sealed record LinkGone : Entry;
}

/// <summary>How somebody came to a way out (help, danger): the task that it is about, and where to go back to.</summary>
/// <param name="Ticket">Goes into the page's forms; null where the address itself holds the link's secret.</param>
/// <param name="IsLive">False when the link has been taken back or is too old.</param>
internal sealed record WayIn(TaskId Task, string Path, string? Ticket, bool IsLive);

/// <summary>Lets people in who hold a pass. The link behind the pass is looked up every time, so taking it back works at once.</summary>
internal sealed class TaskDoor(MailedLinks links, TaskPasses passes)
{
    /// <summary>By the task's cookie: enough to read.</summary>
    public Task<Entry> EnterAsync(HttpContext context, string? id, CancellationToken cancellationToken) =>
        EnterAsync(TaskId.TryParse(id, out var task) ? passes.FromCookie(context, task) : null, cancellationToken);

    /// <summary>
    /// By the ticket in a form of this very task: needed to act. It is our antiforgery token: nobody else's page can know it,
    /// and unlike ASP.NET's own it needs no cookie, which in-app browsers and shared tablets often lose.
    /// </summary>
    public Task<Entry> EnterAsync(string? id, string? ticket, CancellationToken cancellationToken) =>
        EnterAsync(TaskId.TryParse(id, out var task) ? passes.Read(ticket, task) : null, cancellationToken);

    /// <summary>To a way out, by the link itself or by the task. Also with a link that is gone: danger does not wait for a new one.</summary>
    public async Task<WayIn?> FindWayInAsync(HttpContext context, string? token, string? id, string? ticket, CancellationToken cancellationToken)
    {
        if (token is not null)
        {
            var path = $"/t/{Uri.EscapeDataString(token)}";
            return await links.FindAsync(token, cancellationToken) switch
            {
                LinkState.ToTask link => new WayIn(link.Task, path, Ticket: null, IsLive: true),
                LinkState.Gone { Task: { } task } => new WayIn(task, path, Ticket: null, IsLive: false),
                _ => null,
            };
        }

        if (!TaskId.TryParse(id, out var taskId) || (passes.Read(ticket, taskId) ?? passes.FromCookie(context, taskId)) is not { } pass)
        {
            return null;
        }

        var entry = await EnterAsync(pass, cancellationToken);
        return new WayIn(taskId, $"/task/{taskId}", passes.Write(pass), entry is Entry.Entered);
    }

    private async Task<Entry> EnterAsync(TaskPass? pass, CancellationToken cancellationToken)
    {
        if (pass is null)
        {
            return new Entry.NoPass();
        }

        return await links.FindAsync(pass.LinkHash, cancellationToken) is LinkState.ToTask link && link.Task == pass.Task
            ? new Entry.Entered(pass)
            : new Entry.LinkGone();
    }
}
