using System.Diagnostics;
using System.Globalization;

namespace CoAudit.Web.Tests.Servers;

public sealed class TempFolderTests
{
    [Fact]
    public async Task What_a_killed_run_left_behind_goes_with_the_next_run()
    {
        var killedRun = await EndedProcessIdAsync();
        var folder = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"coaudit-test-{killedRun}-left-behind"));
        Directory.CreateDirectory(folder);
        using var server = Process.Start(Command.Describe("tail", "-F", Path.Combine(folder, "server.log")))!;

        TempFolder.SweepAbandoned();

        await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void The_folder_of_a_living_run_stays()
    {
        using var folder = new TempFolder("living");

        TempFolder.SweepAbandoned();

        Assert.True(Directory.Exists(folder.FullPath));
    }

    private static async Task<int> EndedProcessIdAsync()
    {
        using var process = Process.Start(Command.Describe("true"))!;
        await process.WaitForExitAsync();
        return process.Id;
    }
}
