namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>Whether people other than its giver may see a file.</summary>
public enum FileSharing
{
    /// <summary>Nobody has looked yet what must be hidden in it.</summary>
    Waiting,

    /// <summary>Looked at; everyone who takes part may see the copy that is made to share.</summary>
    Shared,

    /// <summary>Not shown to others, with the reason.</summary>
    KeptBack,
}
