using System.Runtime.InteropServices;

namespace CoAudit.Audits.Model.Influence;

/// <summary>One thing that somebody put in, and whether it changed the result.</summary>
/// <param name="Group">Who said it; null where naming the group would name the person.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Word(Group? Group, bool Adopted);
