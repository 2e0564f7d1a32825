using ArchUnitNET.Domain;

namespace CoAudit.Web.Tests.Architecture;

/// <summary>Who may not know whom, and a type written on purpose to break the rule.</summary>
/// <param name="Name">The rule as a sentence.</param>
/// <param name="Plant">A type of this test project that breaks it; the rule must report it.</param>
/// <param name="Forbids">True when the first type may not use the second.</param>
internal sealed record DependencyRule(string Name, Type Plant, Func<IType, IType, bool> Forbids)
{
    /// <summary>One line for each type that uses what it may not.</summary>
    public IReadOnlyList<string> BrokenIn(ArchUnitNET.Domain.Architecture architecture) =>
    [
        .. from type in architecture.Types
           from target in type.Dependencies.Select(dependency => dependency.Target).Distinct()
           // Type parameters have neither namespace nor assembly.
           where type is not GenericParameter && target is not GenericParameter && Forbids(type, target)
           select $"{type.FullName} uses {target.FullName}",
    ];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
