using System.Diagnostics;

namespace CoAudit.TestSupport;

/// <summary>Runs a program to its end.</summary>
public static class Command
{
    /// <summary>Runs a program with its arguments and returns what it wrote; throws with that text when it fails.</summary>
    public static async Task<string> RunAsync(params string[] command)
    {
        var (exitCode, output) = await TryRunAsync(command);
        return exitCode == 0
            ? output
            : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {exitCode}: {output}");
    }

    /// <summary>Runs a program with its arguments and returns its exit code with what it wrote.</summary>
    public static async Task<(int ExitCode, string Output)> TryRunAsync(params string[] command)
    {
        using var process = Process.Start(Describe(command))
            ?? throw new InvalidOperationException($"{command[0]} could not be started");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>The same program and arguments, run by another user when we are root: some servers refuse to be root.</summary>
    public static string[] AsUser(string user, params string[] command) =>
        Environment.IsPrivilegedProcess ? ["runuser", "-u", user, "--", .. command] : command;

    /// <summary>A start description with all three streams redirected.</summary>
    public static ProcessStartInfo Describe(params string[] command) => new(command[0], command[1..])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
        // Other users may not be allowed into the folder that we run in.
        WorkingDirectory = Path.GetTempPath(),
    };
}
