using System.Globalization;

namespace CoAudit.TestSupport;

/// <summary>
/// A folder that is gone after the test. What a killed test run left behind, folders and servers alike, goes when the next one starts.
/// </summary>
public sealed class TempFolder : IDisposable
{
    private const string Prefix = "coaudit-test-";

    static TempFolder() => SweepAbandoned();

    /// <summary>Makes the folder; with an <paramref name="owner"/>, and when we are root, it belongs to that user.</summary>
    public TempFolder(string purpose, string? owner = null)
    {
        // Short, because a Unix socket's path may have no more than 107 characters.
        FullPath = Path.Combine(Path.GetTempPath(), $"{Prefix}{Environment.ProcessId}-{purpose}-{Path.GetRandomFileName()[..6]}");
        Directory.CreateDirectory(FullPath);
        if (owner is not null && Environment.IsPrivilegedProcess)
        {
            Command.RunAsync("chown", owner, FullPath).GetAwaiter().GetResult();
        }
    }

    /// <summary>The absolute path.</summary>
    public string FullPath { get; }

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => Path.Combine(FullPath, name);

    /// <inheritdoc/>
    public void Dispose() => Delete(FullPath);

    /// <summary>Ends the servers and deletes the folders of test runs that no longer live.</summary>
    public static void SweepAbandoned()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var ownerId = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (int.TryParse(ownerId, CultureInfo.InvariantCulture, out var id) && !Directory.Exists($"/proc/{id}"))
            {
                StopProcessesOf(folder);
                Delete(folder);
            }
        }
    }

    /// <summary>Every server of ours has its folder on its command line or in its environment.</summary>
    private static void StopProcessesOf(string folder)
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out _)))
        {
            if (Mentions($"{process}/cmdline", folder) || Mentions($"{process}/environ", folder))
            {
                Command.TryRunAsync("kill", "-KILL", Path.GetFileName(process)).GetAwaiter().GetResult();
            }
        }
    }

    private static bool Mentions(string file, string text)
    {
        try
        {
            return System.IO.File.ReadAllText(file).Contains(text, StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Ended meanwhile, or another user's.
            return false;
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A process that is just ending may still write; the next run's sweep takes what is left.
        }
    }
}
