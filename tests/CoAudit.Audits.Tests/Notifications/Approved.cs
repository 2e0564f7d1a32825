using System.Runtime.CompilerServices;

namespace CoAudit.Audits.Tests.Notifications;

/// <summary>
/// Compares text with the file that people approved. To approve a change, delete the file, run the tests (which then
/// write it and fail once), read the difference and commit it.
/// </summary>
internal static class Approved
{
    public static void Match(string text, string name, [CallerFilePath] string testFile = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, "Approved", name);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            Assert.Fail($"{name} was not approved yet. It is written: read it, and commit it if it is right.");
        }

        Assert.Equal(File.ReadAllText(path), text);
    }
}
