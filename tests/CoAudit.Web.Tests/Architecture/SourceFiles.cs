namespace CoAudit.Web.Tests.Architecture;

/// <summary>The project's own text files: nothing built, fetched or written by a run.</summary>
internal static class SourceFiles
{
    private static readonly string[] NotOurs = [".git", "bin", "obj", "node_modules", "artifacts", "data", "vendor", "TestResults", ".vs", ".idea"];

    private static readonly string[] NotText = [".png", ".ico", ".woff", ".woff2", ".zip", ".db"];

    /// <summary>Each file's path from the root, and its text.</summary>
    public static IEnumerable<(string Path, string Text)> All() =>
        Below(new DirectoryInfo(Repository.Root)).Select(file => (Path.GetRelativePath(Repository.Root, file.FullName), File.ReadAllText(file.FullName)));

    private static IEnumerable<FileInfo> Below(DirectoryInfo folder) =>
        folder.EnumerateFiles()
            // In a linked work tree .git is a file, and it names this machine's folders.
            .Where(file => !NotText.Contains(file.Extension, StringComparer.OrdinalIgnoreCase) && file.Name is not ".git")
            .Concat(folder.EnumerateDirectories().Where(child => !NotOurs.Contains(child.Name, StringComparer.Ordinal)).SelectMany(Below));
}
