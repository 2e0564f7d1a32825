using System.Text.RegularExpressions;
using CoAudit.Audits.Model;
using CoAudit.Web.Configuration;

namespace CoAudit.Web.Links;

/// <summary>What was kept without a name, as its sayer is told once.</summary>
/// <param name="Receipts">Numbers that name what was kept, and nobody.</param>
/// <param name="AtRisk">They say that somebody is at risk now.</param>
internal sealed record KeptUnnamed(IReadOnlyList<string> Receipts, bool AtRisk)
{
    public static KeptUnnamed None { get; } = new([], AtRisk: false);
}

/// <summary>
/// Carries the receipts of words without a name to the next page, in the browser alone. An address would stand in logs, beside the task of whoever wrote them.
/// </summary>
internal sealed partial class UnnamedReceipts(PublicUrls urls)
{
    private const string Risk = "risk";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public void Keep(HttpContext context, TaskId task, KeptUnnamed kept)
    {
        if (kept.Receipts.Count > 0)
        {
            context.Response.Cookies.Append(CookieName(task), string.Join('.', kept.AtRisk ? kept.Receipts.Append(Risk) : kept.Receipts), Options(Longest));
        }
    }

    /// <summary>What was kept just before. It is shown once: the next person at the same tablet does not read it.</summary>
    public KeptUnnamed Take(HttpContext context, TaskId task)
    {
        if (context.Request.Cookies[CookieName(task)] is not { } text)
        {
            return KeptUnnamed.None;
        }

        context.Response.Cookies.Delete(CookieName(task), Options(maxAge: null));
        var parts = text.Split('.');
        return new KeptUnnamed([.. parts.Where(part => Receipt().IsMatch(part))], parts.Contains(Risk, StringComparer.Ordinal));
    }

#pragma warning disable S2092 // As with the task's pass: plain HTTP is for Development on loopback only.
    private CookieOptions Options(TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        Secure = urls.IsSecure,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
        MaxAge = maxAge,
    };
#pragma warning restore S2092

    private string CookieName(TaskId task) => $"{(urls.IsSecure ? "__Host-" : "")}kept-{task.Value:N}";

    [GeneratedRegex("^[0-9A-F]{8}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Receipt();
}
