namespace CoAudit.Web.StudioApi.WorkflowDefinitions;

/// <summary>What may be done with something. Studio shows a definition as read-only that has no link to publish it.</summary>
internal sealed record DefinitionLink(string Href, string Rel, string Method)
{
    private const string Home = "/workflow-definitions";

    /// <summary>Of the list as a whole.</summary>
    public static IReadOnlyList<DefinitionLink> OfList { get; } =
    [
        new(Home, "self", "GET"),
        new($"{Home}/validation/is-name-unique", "is-name-unique", "GET"),
        new("/bulk-actions/delete/workflow-definitions/by-definition-id", "bulk-delete-by-definition-id", "POST"),
        new("/bulk-actions/delete/workflow-definitions/by-id", "bulk-delete-by-id", "POST"),
        new("/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST"),
        new("/bulk-actions/retract/workflow-definitions/by-definition-ids", "bulk-retract", "POST"),
        new($"{Home}/import", "import", "POST"),
        new(Home, "create", "POST"),
    ];

    public static IReadOnlyList<DefinitionLink> Of(string definitionId)
    {
        var id = Uri.EscapeDataString(definitionId);
        return
        [
            new($"{Home}/by-definition-id/{id}", "self", "GET"),
            new($"{Home}/{id}/dispatch", "dispatch", "POST"),
            new($"{Home}/{id}/execute", "execute", "POST"),
            new($"{Home}/{id}/export", "export", "GET"),
            new($"{Home}/{id}/publish", "publish", "POST"),
            new($"{Home}/{id}/retract", "retract", "POST"),
            new($"{Home}/{id}", "delete", "DELETE"),
            new($"{Home}/{id}/import", "import", "PUT"),
        ];
    }
}
