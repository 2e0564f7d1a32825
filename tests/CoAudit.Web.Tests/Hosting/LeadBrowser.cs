using CoAudit.Web.Accounts;

namespace CoAudit.Web.Tests.Hosting;

/// <summary>The quality lead's browser, signed in with the installation's first account.</summary>
internal static class LeadBrowser
{
    public static async Task<Visitor> LeadAsync(this TestHost host)
    {
        Visitor lead = new(host);
        var address = $"/account/set-up/{host.Part<FirstAccount>().Code}";
        await lead.FillInAsync(await lead.GetAsync(address), address, ("Name", "Lea Lead"), ("Email", "lea@example.org"), ("Password", "correct horse battery staple"));
        return lead;
    }

    /// <summary>Sends one of several forms of a page: of the hidden fields only the one that says that the form came from here.</summary>
    public static Task<Visited> SendFormAsync(this Visitor lead, Visited page, string path, params IEnumerable<(string Name, string Value)> fields) =>
        lead.PostAsync(path, page.Hidden().Where(field => field.Name is "__RequestVerificationToken").Take(1).Concat(fields));
}
