using CoAudit.Audits.Model;
using CoAudit.Web.Configuration;

namespace CoAudit.Web.Links;

/// <summary>Cookies of one task each: a shared tablet has several open at once.</summary>
/// <param name="kind">What it holds, as the beginning of its name.</param>
internal sealed class TaskCookie(PublicUrls urls, string kind)
{
    public string? Read(HttpContext context, TaskId task) => context.Request.Cookies[Name(task)];

    public void Write(HttpContext context, TaskId task, string text, TimeSpan longest) => context.Response.Cookies.Append(Name(task), text, Options(longest));

    public void Remove(HttpContext context, TaskId task) => context.Response.Cookies.Delete(Name(task), Options(longest: null));

    private string Name(TaskId task) => $"{(urls.IsSecure ? "__Host-" : "")}{kind}-{task.Value:N}";

#pragma warning disable S2092 // Plain HTTP is for Development on loopback only, where no browser would send a Secure cookie back.
    private CookieOptions Options(TimeSpan? longest) => new()
    {
        HttpOnly = true,
        Secure = urls.IsSecure,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
        MaxAge = longest,
    };
#pragma warning restore S2092
}
