using System.Text.Json.Nodes;
using CoAudit.Audits.Model;
using CoAudit.Audits.Model.Objections;
using CoAudit.Audits.Model.SigningOff;

namespace CoAudit.Audits.Storage.SigningOff;

/// <summary>What a sign-off can be about: where its items come from, and what a new wording of one changes.</summary>
public abstract class SignSubject
{
    private static readonly IReadOnlyDictionary<string, JsonObject> NoFacts = new Dictionary<string, JsonObject>(StringComparer.Ordinal);

    /// <summary>As the activity names it, for example <c>plan</c>.</summary>
    public abstract string Subject { get; }

    /// <summary>The items in their first wording, in the order in which people see them.</summary>
    public abstract Task<IReadOnlyList<SignItem>> ItemsAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken);

    /// <summary>What stands on each item beside its text, by the item's id: people sign it all.</summary>
    public virtual Task<IReadOnlyDictionary<string, JsonObject>> FactsAsync(CoAuditDb db, AuditId audit, CancellationToken cancellationToken) => Task.FromResult(NoFacts);

    /// <summary>How an item reads that may not be among those to sign any more; null where there is none.</summary>
    public virtual Task<string?> FindTextAsync(CoAuditDb db, AuditId audit, string item, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>An item has a new wording.</summary>
    public virtual Task RewordAsync(Unit unit, Audit audit, Objection objection, string before, string after, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A sign-off is over: these items are agreed.</summary>
    public virtual Task AgreeAsync(Unit unit, Audit audit, IReadOnlySet<string> items, CancellationToken cancellationToken) => Task.CompletedTask;
}
