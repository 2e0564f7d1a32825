namespace CoAudit.Audits.Model.Evidence.Files;

/// <summary>Which copy of a file.</summary>
public enum FileCopy
{
    /// <summary>As it was given, without the camera's notes. Every look at it is written into the trail.</summary>
    Original,

    /// <summary>With what must not be seen painted over.</summary>
    Redacted,
}
