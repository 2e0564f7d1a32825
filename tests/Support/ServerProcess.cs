using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CoAudit.TestSupport;

/// <summary>A child process that runs until it is told to stop, with everything that it wrote.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    private ServerProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
    }

    /// <summary>What it wrote so far, output and errors in the order of arrival.</summary>
    public string Output => string.Join('\n', lines);

    /// <summary>True when it ended, by itself or killed.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>The exit code of an ended process.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>Its process id.</summary>
    public int Id => process.Id;

    /// <summary>Starts it.</summary>
    public static ServerProcess Start(ProcessStartInfo description) =>
        new(Process.Start(description) ?? throw new InvalidOperationException($"{description.FileName} could not be started"));

    /// <summary>True when a loopback port takes connections; throws when the process has ended instead.</summary>
    public async Task<bool> IsListeningAsync(int port)
    {
        ThrowIfEnded();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        return true;
    }

    /// <summary>Throws with all that it wrote when it has ended.</summary>
    public void ThrowIfEnded()
    {
        if (process.HasExited)
        {
            throw new ServerEndedException($"The process ended with {process.ExitCode}:\n{Output}");
        }
    }

    /// <summary>SIGSTOP: it lives and does nothing, as on a machine that has gone to sleep.</summary>
    public Task PauseAsync() => SignalAsync("-STOP");

    /// <summary>True when it sleeps: it got a SIGSTOP from us or from itself.</summary>
    public async Task<bool> IsPausedAsync()
    {
        ThrowIfEnded();
        var status = await File.ReadAllLinesAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/status"));
        return status.Any(line => line.StartsWith("State:\tT", StringComparison.Ordinal));
    }

    /// <summary>SIGCONT: it goes on as if no time had passed.</summary>
    public Task ContinueAsync() => SignalAsync("-CONT");

    /// <summary>SIGKILL to it and its children: none of them can do anything more.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Waits until it has ended by itself.</summary>
    public Task WaitForEndAsync(CancellationToken cancellationToken = default) => process.WaitForExitAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private Task SignalAsync(string signal) => Command.RunAsync("kill", signal, process.Id.ToString(CultureInfo.InvariantCulture));

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }
}
