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
}
