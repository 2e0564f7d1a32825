// Written to break the rules about the host, so that each rule is seen to fail. In the namespaces that the rules watch, on purpose.
using Hangfire;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;

namespace CoAudit.Web.Pages.Planted;

internal sealed class PageThatEnqueues
{
    public string OnPost() => BackgroundJob.Enqueue(() => Console.WriteLine());
}

internal sealed class PageThatSends
{
    public void OnPost()
    {
        using var client = new SmtpClient();
        client.Disconnect(quit: true);
    }
}

internal sealed class PageThatOpensConnections
{
    // The extension method's namespace is Microsoft.EntityFrameworkCore: only its assembly gives it away.
    public DbContextOptionsBuilder OnGet(DbContextOptionsBuilder options) => options.UseSqlite("Data Source=:memory:");
}

// Not sealed, which is what its rule must report.
public class PageThatCanBeDerived;
