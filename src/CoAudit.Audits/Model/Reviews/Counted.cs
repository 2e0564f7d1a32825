using System.Runtime.InteropServices;
using CoAudit.Audits.Model.Findings;

namespace CoAudit.Audits.Model.Reviews;

/// <summary>What one panel member counted: how often they found what was agreed, of how many times they looked.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Counted(int Found, int Looked)
{
    public const int MostLooked = 100_000;

    public Fraction Share() => new(Found, Looked);

    /// <summary>For the commitment in the audit trail.</summary>
    public override string ToString() => $"{Found}/{Looked}";
}
