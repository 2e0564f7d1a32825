using System.Security.Claims;
using CoAudit.Audits.Model;
using CoAudit.Audits.Storage;

namespace CoAudit.Web.Api;

/// <summary>Who calls.</summary>
internal static class Callers
{
    private const int LongestKey = 200;

    public static Actor AsActor(this ClaimsPrincipal user) =>
        string.Equals(user.Identity?.AuthenticationType, ApiKeyAuthentication.SchemeName, StringComparison.Ordinal)
            ? Actor.ApiKey(user.Identity!.Name!)
            : Actor.Account(user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "unknown");

    /// <summary>The caller's promise in <c>Idempotency-Key</c>, or null without one.</summary>
    /// <param name="scope">Who calls.</param>
    /// <param name="request">What is asked for; another thing under the same key is refused.</param>
    public static IdempotencyKey? IdempotencyKey(this HttpContext context, string scope, object request)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        return key.Length switch
        {
            0 => null,
            > LongestKey => throw new InvalidCommandException("Idempotency-Key", $"Use at most {LongestKey} letters."),
            _ => new IdempotencyKey(scope, key, $"{context.Request.Path}\n{System.Text.Json.JsonSerializer.Serialize(request)}"),
        };
    }
}
