using ArchUnitNET.Domain;

namespace CoAudit.Web.Tests.Architecture;

/// <summary>Questions about where a type is from.</summary>
internal static class TypeNames
{
    /// <summary>The namespace's full name; empty for types outside every namespace.</summary>
    public static string NamespaceName(this IType type) => type.Namespace.FullName;

    /// <summary>True when the type is in one of the namespaces or below it.</summary>
    public static bool IsIn(this IType type, params string[] namespaces) =>
        namespaces.Any(name => type.NamespaceName().Equals(name, StringComparison.Ordinal)
            || type.NamespaceName().StartsWith(name + ".", StringComparison.Ordinal));

    /// <summary>
    /// True when the type comes with a package: by its namespace, or by its assembly, because extension methods often live in another's namespace.
    /// </summary>
    public static bool ComesWith(this IType type, params string[] packages) =>
        type.IsIn(packages) || packages.Any(package => type.Assembly.Name.StartsWith(package, StringComparison.Ordinal));

    /// <summary>The folder of a use case that the type belongs to, or null.</summary>
    public static string? Feature(this IType type)
    {
        const string features = "CoAudit.Audits.Features.";
        var full = type.NamespaceName();
        return full.StartsWith(features, StringComparison.Ordinal) ? full[features.Length..].Split('.')[0] : null;
    }
}
