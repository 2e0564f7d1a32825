namespace CoAudit.Audits.Model.Tools;

/// <summary>A data file as it was read from a folder.</summary>
/// <param name="Name">Its path below <c>workflows</c>, for example <c>criteria/infection-control.json</c>.</param>
public sealed record DataFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>The id that its content must have.</summary>
    public string Id => Path.GetFileNameWithoutExtension(Name);
}
