using System.Runtime.CompilerServices;
using CoAudit.Audits.Model.Tools;

namespace CoAudit.Audits.Tests.Tools;

/// <summary>The criteria sets, frameworks and crosswalks that come with the product.</summary>
internal static class ShippedData
{
    public static IReadOnlyList<string> CriteriaFiles { get; } = Names("criteria");

    public static IReadOnlyList<string> FrameworkFiles { get; } = Names("frameworks");

    public static IReadOnlyList<string> CrosswalkFiles { get; } = Names("frameworks/crosswalks");

    public static CriteriaLibrary Library { get; } = CriteriaLibrary.Build(Files(FrameworkFiles), Files(CriteriaFiles), Files(CrosswalkFiles));

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder(), name));

    public static IReadOnlyList<string> ApprovedHashes([CallerFilePath] string thisFile = "") =>
        File.ReadAllLines(Path.Combine(Path.GetDirectoryName(thisFile)!, "Approved", "content-hashes.txt"));

    private static IEnumerable<DataFile> Files(IEnumerable<string> names) => names.Select(name => new DataFile(name, Bytes(name)));

    private static string[] Names(string below)
    {
        var folder = Path.Combine(Folder(), below);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.json").Select(file => $"{below}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)]
            : [];
    }

    private static string Folder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../workflows"));
}
