using System.Runtime.InteropServices;

namespace CoAudit.Audits.Model.Reviews;

/// <summary>One panel member's word on one action.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Voice(Group Group, VerdictKind Says);
