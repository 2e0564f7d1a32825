using CoAudit.Browser.Tests.Journeys;

namespace CoAudit.Browser.Tests.Tour;

/// <summary>One walk past every page; the tests then say what it found.</summary>
public sealed class WholeTour(Chromium chromium) : IAsyncLifetime
{
    private readonly List<Visitor> leads = [];
    private readonly List<Visitor> participants = [];
    private PageRoutes? routes;
    private Inspector? inspector;

    internal IReadOnlyList<string> Routes => routes!.All;

    internal IReadOnlySet<string> Seen => inspector!.Seen;

    internal IReadOnlyList<Finding> Violations => inspector!.Violations;

    internal IReadOnlyList<Finding> Overflows => inspector!.Overflows;

    internal IReadOnlyList<Finding> TooHeavy => inspector!.TooHeavy;

    internal IReadOnlyList<Finding> TooHard => inspector!.TooHard;

    internal IEnumerable<string> ForeignRequests => leads.Concat(participants).SelectMany(visitor => visitor.ForeignRequests);

    internal IEnumerable<string> Complaints => leads.Concat(participants).SelectMany(visitor => visitor.Complaints);

    internal IEnumerable<string> ParticipantScripts => participants.SelectMany(visitor => visitor.Scripts);

    public async ValueTask InitializeAsync()
    {
        routes = PageRoutes.Read();
        inspector = new Inspector(routes);
        await Task.WhenAll(TourAsync(), MailTroubleAsync(), PlanAsync());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in leads.Concat(participants))
        {
            await visitor.DisposeAsync();
        }
    }

    private async Task TourAsync()
    {
        await using var service = await ServiceProcess.StartAsync();
        LeadTour lead = new(inspector!, service, new QualityLead(await ArriveAsync(service, leads)));
        await lead.SetUpAsync();
        await lead.SeeNothingYetAsync();
        await lead.SeeServicesAsync();
        await lead.SeeStartAsync();
        var people = new ParticipantTour(inspector!, service, () => ArriveAsync(service, participants));
        await people.AnswerAsync(Willowbrook.Doreen, Willowbrook.Joyce, Willowbrook.Sarah);
        var shortAudit = await lead.StartShortAuditAsync();
        await people.AnswerAsync(ShortAudit.Percy);
        await lead.SeeAuditAsync();
        await lead.SeeDesignerAsync(shortAudit);
        await lead.SeeAuditTypesAsync();
        await people.SeeInvitationAsync();
        await people.SeeTaskAsync();
        await people.SeeSafetyMessageAsync();
        await people.SeeLeavingAsync();
        await people.SeeLostAsync();
        await people.SeeReportAsync();
        await people.SeeLateAndNextAsync();
        await lead.CancelAsync(shortAudit);
        await people.SeeClosedAsync();
        await lead.SeeKeysAndMailboxAsync();
        await lead.SignOutAndInAsync();
    }

    private async Task MailTroubleAsync()
    {
        await using var exim = await EximServer.StartAsync();
        await using var service = await ServiceProcess.StartAsync(exim.ServiceSettings);
        await new MailTroubleTour(inspector!, service, new QualityLead(await ArriveAsync(service, leads))).GoAsync();
    }

    private async Task PlanAsync()
    {
        await using var service = await ServiceProcess.StartAsync();
        QualityLead lead = new(await ArriveAsync(service, leads));
        await lead.CreateFirstAccountAsync(await QualityLead.FirstAccountLinkAsync(service));
        await new ObjectivesTour(inspector!, service, lead.Page, () => ArriveAsync(service, participants)).GoAsync();
        await new PlanTour(inspector!, service, lead.Page, () => ArriveAsync(service, participants)).GoAsync();
        await new ToolTour(inspector!, service, lead.Page, () => ArriveAsync(service, participants)).GoAsync();
        await new EvidenceTour(inspector!, service, lead.Page, () => ArriveAsync(service, participants)).GoAsync();
    }

    private async Task<Visitor> ArriveAsync(ServiceProcess service, List<Visitor> visitors)
    {
        var visitor = await chromium.NewVisitorAsync(service);
        visitors.Add(visitor);
        return visitor;
    }
}
