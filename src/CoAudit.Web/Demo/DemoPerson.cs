using CoAudit.Audits.Features.StartAudit;
using CoAudit.Audits.Model;

namespace CoAudit.Web.Demo;

/// <summary>Somebody who takes part in the demo's audits.</summary>
internal sealed record DemoPerson(string Name, Group Group, string? BestTime = null, string? Format = null)
{
    // Nothing can be delivered to this domain, whatever mail server the service is given later.
    private const string Domain = "willowbrook.example";

    public string Address => AddressOf(Name);

    public static string AddressOf(string name) => $"{name.Split(' ')[0].ToLowerInvariant()}@{Domain}";

    public ParticipantGiven AsGiven() => new(Name, Address, Group.Code()) { Access = new AccessGiven(Format, BestTime, null) };
}
