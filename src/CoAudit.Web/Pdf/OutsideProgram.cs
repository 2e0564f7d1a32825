using System.Diagnostics;

namespace CoAudit.Web.Pdf;

/// <summary>Runs a program without a shell, and leaves nothing of it behind.</summary>
internal static class OutsideProgram
{
    /// <summary>Runs it to its end. When it is waited for no longer, it is ended with all that it started.</summary>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        try
        {
            // Read to the end: a full pipe would stop it. What it says is for its makers, and may quote what it reads.
            await Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellationToken),
                process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellationToken),
                process.WaitForExitAsync(cancellationToken));
            return process.ExitCode;
        }
        finally
        {
            End(process);
        }
    }

    /// <summary>Removes the folder that it worked in.</summary>
    public static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A helper process may write for a moment after it was ended. The system clears its temporary files.
        }
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It had come to its end by itself.
        }
    }
}
