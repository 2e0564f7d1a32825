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

    private readonly TaskCookie cookie = new(urls, "kept");

    public void Keep(HttpContext context, TaskId task, KeptUnnamed kept)
    {
        if (kept.Receipts.Count > 0)
        {
            cookie.Write(context, task, string.Join('.', kept.AtRisk ? kept.Receipts.Append(Risk) : kept.Receipts), Longest);
        }
    }

    /// <summary>What was kept just before. It is shown once: the next person at the same tablet does not read it.</summary>
    public KeptUnnamed Take(HttpContext context, TaskId task)
    {
        if (cookie.Read(context, task) is not { } text)
        {
            return KeptUnnamed.None;
        }

        cookie.Remove(context, task);
        var parts = text.Split('.');
        return new KeptUnnamed([.. parts.Where(part => Receipt().IsMatch(part))], parts.Contains(Risk, StringComparer.Ordinal));
    }

    [GeneratedRegex("^[0-9A-F]{8}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Receipt();
}
