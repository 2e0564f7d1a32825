using CoAudit.Audits.Model;
using CoAudit.Web.Links;
using CoAudit.Web.Security;

namespace CoAudit.Web.Api.MyTask;

/// <summary>Marks the calls that the independent person makes with the link to one objection.</summary>
internal sealed class TakesObjectionLink;

/// <summary><c>Authorization: TaskLink …</c>: lets a call through when it carries the secret of a live task link.</summary>
internal sealed class TaskLinkFilter(MailedLinks links, Limits limits) : IEndpointFilter
{
    private const string Prefix = "TaskLink ";

    private static readonly object TaskKey = new();

    private static readonly object ObjectionKey = new();

    /// <summary>The task that the call's link opens.</summary>
    public static TaskId TaskOf(HttpContext context) => (TaskId)context.Items[TaskKey]!;

    /// <summary>The objection that the call's link opens, when it is the independent person's.</summary>
    public static Guid? FindObjection(HttpContext context) => context.Items[ObjectionKey] as Guid?;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return Problems.Result(401, "no-task-link", "Send 'Authorization: TaskLink <token>' with the token of the mailed link. No API key can act for a participant.");
        }

        switch (await links.FindAsync(header[Prefix.Length..].Trim(), http.RequestAborted))
        {
            case LinkState.ToTask link:
                http.Items[TaskKey] = link.Task;
                return await next(context);
            case LinkState.ToObjection link when http.GetEndpoint()?.Metadata.GetMetadata<TakesObjectionLink>() is not null:
                http.Items[ObjectionKey] = link.Objection;
                return await next(context);
            case LinkState.ToObjection:
                return Problems.Result(403, "not-yours", "This link is for one objection only.");
            case LinkState.Gone:
                return Problems.Result(410, "link-gone", "This link does not work any more. Ask for a new link.");
            default:
                return limits.AllowsUnknownLink(http.Connection.RemoteIpAddress)
                    ? Problems.Result(401, "unknown-link", "This link is not known.")
                    : Problems.Result(429, "too-many", "Too many links that are not known. Wait a minute.");
        }
    }
}
