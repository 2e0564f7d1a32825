using System.Text.Json.Nodes;

namespace CoAudit.Audits.Outlines;

/// <summary>How the activities of an outline follow each other: by arrows, or by their order.</summary>
internal interface IWays
{
    /// <summary>Where each exit of an activity leads.</summary>
    IReadOnlyList<(string Port, string Target)> From(string id);

    /// <summary>Where all its exits lead; null when they lead to several places, or nowhere.</summary>
    string? OnlyAfter(string id);

    /// <summary>What alone leads to it.</summary>
    string? OnlyBefore(string id);

    /// <summary>True when the second follows the first and nothing else does, so that they can change places.</summary>
    bool IsStraight(string first, string second);

    void Swap(string first, string second);

    bool CanRemove(string id);

    /// <summary>Takes an activity away; what led to it leads to what follows it.</summary>
    void Remove(JsonObject node);

    bool CanAddAfter(string id);

    /// <summary>Puts an activity after another; its exits lead to what followed that.</summary>
    void AddAfter(string id, JsonObject node, IReadOnlyList<string> exits);
}
